-- Latchkey, what Dovecot loads as the first passdb; latchkey-first.lua does the work.
-- A script that does not load ends Dovecot's auth process, and then no client gets an answer at all. So this one is kept
-- too short to break, and whatever is wrong with the others is a "temporary failure".

local folder = debug.getinfo(1, "S").source:match("^@(.*/)") or "./"
local loaded, why = pcall(dofile, folder .. "latchkey-first.lua")
-- A file that was cut off may load, and lack the end.
if not loaded or not auth_password_verify or not auth_passdb_lookup then
    auth_password_verify = function(request)
        -- Without what stands "near" the mistake, which may be the password of the database.
        request:log_error("latchkey: latchkey-first.lua: " .. (tostring(why):gsub(" near .*", "")))
        return dovecot.auth.PASSDB_RESULT_INTERNAL_FAILURE, ""
    end
    auth_passdb_lookup = auth_password_verify
end
