-- Latchkey, what latchkey-first.lua and latchkey-last.lua share: the database, the fingerprint, the report.
-- One text for Dovecot 2.3 and 2.4, Lua 5.3 and 5.4. It lies beside the two scripts and reads latchkey.conf.lua there.
-- By hand, before a reload: `lua5.4 latchkey-common.lua` tells whether configuration, luasql and database are fine.

local common = {}

-- Told in each report: the portal switches no rule on while an older text than it expects is running.
local SCRIPT_VERSION = 4

local mysql = require "luasql.mysql"
local folder = debug.getinfo(1, "S").source:match("^@(.*/)") or "./"
local config = dofile(folder .. "latchkey.conf.lua")

for _, name in ipairs { "database", "user", "password", "fingerprint_key" } do
    assert(type(config[name]) == "string" and config[name] ~= "", "latchkey.conf.lua: " .. name .. " is missing")
end
assert(#config.fingerprint_key >= 32 and not config.fingerprint_key:find("^PUT"),
    "latchkey.conf.lua: fingerprint_key must be at least 32 random characters")

-- Whether more than one passdb stands between the two scripts.
common.several_passdbs = config.several_passdbs == true

-- Whether an app password that is right ends the chain, so that the last script never sees it.
common.ends_the_chain = config.ends_the_chain == true

-- Text ------------------------------------------------------------------------------------------------------------

-- Clients choose what they call themselves; one byte outside ASCII or one character too many would lose the report.
local function printable(text, longest)
    if text == nil or text == "" then return nil end
    return (tostring(text):sub(1, longest):gsub("[^\x20-\x7E]", "?"))
end

local function hex(text)
    return (text:gsub(".", function(character) return ("%02x"):format(character:byte()) end))
end

-- As a hexadecimal literal nothing can leave its quotes, whatever sql_mode and character set the server has.
-- `_ascii` keeps it comparable with columns of any character set, by their index.
function common.literal(text)
    if text == nil then return "NULL" end
    if text == "" then return "''" end
    return "_ascii x'" .. hex(text) .. "'"
end

-- Any other byte in a comparison is an "illegal mix of collations", which would be our failure and no answer.
function common.can_be_asked(name)
    return #name >= 1 and #name <= 254 and not name:find("[^\x21-\x7E]")
end

-- Networks --------------------------------------------------------------------------------------------------------

local function binary(number, width)
    local text = ""
    for bit = width - 1, 0, -1 do text = text .. (number >> bit & 1) end
    return text
end

local function groups(text)
    local found = {}
    for group in (text .. ":"):gmatch("(.-):") do
        if not group:find("^%x%x?%x?%x?$") then return nil end
        found[#found + 1] = binary(tonumber(group, 16), 16)
    end
    return found
end

-- An address as 32 or 128 zeros and ones; nil if it is none. IPv4 that is mapped into IPv6 is IPv4.
local function bits(address)
    local four = { address:lower():gsub("^::ffff:", ""):match("^(%d+)%.(%d+)%.(%d+)%.(%d+)$") }
    if #four == 4 then
        for position, number in ipairs(four) do
            if tonumber(number) > 255 then return nil end
            four[position] = binary(tonumber(number), 8)
        end
        return table.concat(four)
    end
    local left, right = address:match("^(.-)::(.*)$")
    local first = left == "" and {} or groups(left or address)
    local last = (right or "") == "" and {} or groups(right)
    if not first or not last then return nil end
    local missing = 8 - #first - #last
    if missing < (left and 1 or 0) or (missing > 0 and not left) then return nil end
    return table.concat(first) .. ("0"):rep(16 * missing) .. table.concat(last)
end

local webmail = {}
for _, network in ipairs(config.webmail_networks or {}) do
    local address, length = tostring(network):match("^([^/]+)/?(%d*)$")
    local all = address and bits(address)
    length = all and (tonumber(length) or #all)
    assert(all and length <= #all, "latchkey.conf.lua: webmail_networks: " .. tostring(network) .. " is no network")
    webmail[#webmail + 1] = { size = #all, prefix = all:sub(1, length) }
end

-- By the address that the connection really comes from: what a client says of itself counts for nothing here.
function common.is_webmail(request)
    if #webmail == 0 then return false end
    local all = bits(tostring(request.real_remote_ip or request.remote_ip or ""))
    for _, network in ipairs(webmail) do
        if all and #all == network.size and all:sub(1, #network.prefix) == network.prefix then return true end
    end
    return false
end

-- Database --------------------------------------------------------------------------------------------------------

local environment, connection

-- Messages of the database come with line ends, and go to the mail log.
local function one_line(why)
    return (tostring(why):gsub("%s+", " "))
end

local function disconnect()
    if connection then pcall(connection.close, connection) end
    connection = nil
end
common.disconnect = disconnect

local function connect()
    environment = environment or mysql.mysql()
    local opened, why = environment:connect(
        config.database, config.user, config.password, config.host, config.port, config.socket)
    if not opened then return nil, one_line(why) end
    -- A login waits for the database, so the database must not wait for anybody.
    local set
    set, why = opened:execute(
        "SET SESSION max_statement_time = 2, innodb_lock_wait_timeout = 1, time_zone = '+00:00'")
    if not set then
        pcall(opened.close, opened)
        return nil, one_line(why)
    end
    connection = opened
    return true
end

local function is_gone(why)
    why = why:lower()
    for _, sign in ipairs { "gone away", "lost connection", "was killed", "shutdown", "not connected", "inactivity" } do
        if why:find(sign, 1, true) then return true end
    end
    return false
end

-- A cursor or the number of rows; nil and the reason if the database has none. Tries a second time, with a new
-- connection, if the old one was gone, but not when two seconds have passed: then the database hangs.
function common.run(statement)
    local started = os.time()
    local why
    for _ = 1, 2 do
        if not connection then
            local connected
            connected, why = connect()
            if not connected then return nil, why end
        end
        local result
        result, why = connection:execute(statement)
        if result then return result end
        why = one_line(why)
        if not is_gone(why) then return nil, why end
        disconnect()
        if os.time() - started >= 2 then break end
    end
    return nil, why
end

-- The rows of a query as lists, raising an error without an answer. Reads all it is given: limit the query.
function common.rows(query)
    local cursor, why = common.run(query)
    if not cursor then error("database: " .. why, 0) end
    local rows = {}
    local row = cursor:fetch({}, "n")
    while row do
        rows[#rows + 1] = row
        row = cursor:fetch({}, "n")
    end
    pcall(cursor.close, cursor)
    return rows
end

-- Request ---------------------------------------------------------------------------------------------------------

function common.is_set(value)
    return value ~= nil and value ~= ""
end

-- Another name for one thing: Postfix asks as "smtp", Dovecot's own submission server as "submission".
-- 2.3 knows `service` only, 2.4 `protocol` only.
function common.protocol(request)
    local protocol = request.protocol or request.service or ""
    if protocol == "submission" then return "smtp" end
    return protocol
end

-- A token is no password: it is never looked at.
function common.is_token(request)
    local mechanism = (request.mechanism or ""):lower()
    return mechanism == "xoauth2" or mechanism == "oauthbearer"
end

local function typed_login(request)
    return request.original_user or request.user or ""
end

-- 1 is right and 0 is wrong. All else, and "Unknown scheme", which comes with 0, mean that the hash is of no use: nil.
-- A hash that is nil kills the 2.3 worker, and one without {SCHEME} would be compared as clear text.
function common.matches(request, hash, password)
    if type(hash) ~= "string" or hash:sub(1, 1) ~= "{" then return nil end
    local answer, text = request:password_verify(hash, password)
    if answer == 1 then return true end
    if answer == 0 and not tostring(text):find("scheme", 1, true) then return false end
    return nil
end

-- What was tried, in 16 keyed bits: enough to see that a client repeats itself, too few to find a password by it.
-- Over the login as typed, so that both scripts get the same. The variable is written in another way in 2.4 and 2.3;
-- 2.3 answers an unknown one with a text instead of an error, hence only 64 hexadecimal digits are taken.
local FORMS = { "%%{password | sha256(salt='%s') | hexlify}", "%%{sha256;salt=%s:password}" }
local known_form

function common.fingerprint(request)
    local salt = hex(config.fingerprint_key .. typed_login(request):lower())
    for form = known_form or 1, known_form or #FORMS do
        local expanded, digest = pcall(request.var_expand, request, FORMS[form]:format(salt))
        if expanded and type(digest) == "string" and #digest == 64 and not digest:find("%X") then
            known_form = form
            return tonumber(digest:sub(1, 4), 16)
        end
    end
    return nil
end

-- Report ----------------------------------------------------------------------------------------------------------

-- Of this worker, since the last one that was stored; told with the next one.
local lost = 0

local function insert_report(request, outcome, open, address, app_password_id)
    local literal = common.literal
    local values = {
        literal(printable(config.source or "dovecot", 32)),
        literal(printable(typed_login(request), 254) or ""),
        literal(printable(address, 254)),
        literal(printable(common.protocol(request), 16) or ""),
        literal(outcome),
        open and 1 or 0,
        literal(printable(app_password_id, 36)),
        common.fingerprint(request) or "NULL",
        literal(printable(request.remote_ip, 45)),
        literal(printable(request.secured, 16)),
        literal(printable(request.mechanism, 32)),
        literal(printable(request.client_id, 200)),
        literal(printable(request.session, 200)),
        SCRIPT_VERSION,
        -- This machine's clock, in UTC whatever the zone of the connection; the portal compares it with the database's.
        "'1970-01-01' + INTERVAL " .. string.format("%d", os.time()) .. " SECOND",
    }
    local columns = "source, login, address, protocol, outcome, open, app_password_id, fingerprint, remote_ip, secured,"
        .. " mechanism, client_id, session, script_version, source_time"
    local function insert(more_columns, more_values)
        return common.run("INSERT INTO login_report (" .. columns .. more_columns .. ") VALUES ("
            .. table.concat(values, ", ") .. more_values .. ")")
    end
    local stored, why
    if lost > 0 then
        stored, why = insert(", lost", ", " .. lost)
        -- A database that does not know the column yet must not cost reports.
        if not stored and why:find("lost'", 1, true) then stored, why = insert("", "") end
    else
        stored, why = insert("", "")
    end
    if not stored then error(why, 0) end
    lost = 0
end

-- `open`: passed on to the next passdb, so this is not yet how the login ended.
-- A report that cannot be stored is lost; the login it tells of goes on.
function common.report(request, outcome, open, address, app_password_id)
    local stored, why = pcall(insert_report, request, outcome, open, address, app_password_id)
    if not stored then
        lost = lost + 1
        pcall(request.log_warning, request, "latchkey: report lost: " .. tostring(why))
    end
end

-- Dovecot ---------------------------------------------------------------------------------------------------------

-- A failure of ours is never "wrong password". 2.3 and 2.4 agree only on: a table with OK, a text with all else.
function common.guarded(decide)
    return function(request, ...)
        local decided, result, fields = pcall(decide, request, ...)
        if decided then
            if result == dovecot.auth.PASSDB_RESULT_OK then return result, fields or {} end
            return result, ""
        end
        pcall(request.log_error, request, "latchkey: " .. tostring(result))
        return dovecot.auth.PASSDB_RESULT_INTERNAL_FAILURE, ""
    end
end

if not dovecot then
    common.rows("SELECT login FROM dovecot_account LIMIT 1")
    common.rows("SELECT selector FROM dovecot_app_password LIMIT 1")
    common.rows("SELECT address FROM dovecot_main_password LIMIT 1")
    print("latchkey: configuration, luasql and database are fine")
end

return common
