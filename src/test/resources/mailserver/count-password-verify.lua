-- Stands in for latchkey.lua in a test: the real one, given a request that writes down when and for whom it has a
-- hash checked.
local folder = debug.getinfo(1, "S").source:match("^@(.*/)")

dofile(folder .. "latchkey-counted.lua")

local verify = auth_password_verify

local function count(request)
    local file = assert(io.open(folder .. "password-verify.count", "a"))
    file:write(os.time() .. " " .. request.user .. "\n")
    file:close()
end

local function counting(request)
    return setmetatable({}, {
        __index = function(_, name)
            local value = request[name]
            if type(value) ~= "function" then return value end
            return function(_, ...)
                if name == "password_verify" then count(request) end
                return value(request, ...)
            end
        end,
    })
end

auth_password_verify = function(request, password) return verify(counting(request), password) end
