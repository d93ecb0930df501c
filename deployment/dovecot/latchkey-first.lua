-- Latchkey, the first passdb: decides over app passwords, and refuses main passwords where the portal says so.
-- Whatever is not its business goes on, as typed, to the passdb that was there before. latchkey-last.lua ends the chain.
-- result_success = continue-ok, result_failure = return-fail, result_internalfail = return-fail: the defaults would let
-- a refused main password in.

local common = dofile((debug.getinfo(1, "S").source:match("^@(.*/)") or "./") .. "latchkey-common.lua")
local results = dovecot.auth
local literal = common.literal

-- What was typed --------------------------------------------------------------------------------------------------

local ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
local VALUE = {}
for value = 0, 31 do VALUE[ALPHABET:sub(value + 1, value + 1)] = value end

-- Luhn mod 32 from the right, the check character included: finds each wrong character and most swapped neighbours.
local function check_character_fits(text)
    local sum, factor = 0, 1
    for position = #text, 1, -1 do
        local addend = factor * VALUE[text:sub(position, position)]
        sum = sum + addend // 32 + addend % 32
        factor = 3 - factor
    end
    return sum % 32 == 0
end

local function is_of_the_alphabet(text)
    for character in text:gmatch(".") do
        if not VALUE[character] then return false end
    end
    return true
end

local function fits(text)
    return #text == 32 and is_of_the_alphabet(text) and check_character_fits(text)
end

-- "app" and the 32 characters, "mistyped" and what came of them, or "other". People type app passwords from a screen, in groups of four:
-- case, blanks, dashes (also those a telephone makes of them) and 0/o, 1/i/l are forgiven.
-- Not forgiven, but known for what it is: one that was copied with the full stop, quotes or brackets around it.
local function shape_of(password)
    if #password > 120 then return "other" end
    local text = password:lower():gsub("\xC2\xA0", ""):gsub("\xE2\x80[\x90-\x95]", ""):gsub("[%s%-]", "")
        :gsub("o", "0"):gsub("[il]", "1")
    local bare = text:gsub("^[^0-9a-z]+", ""):gsub("[^0-9a-z]+$", "")
    if bare ~= text then
        if fits(bare) then return "mistyped", bare end
        return "other"
    end
    if #text < 28 or #text > 36 or not is_of_the_alphabet(text) then return "other" end
    if not fits(text) then return "mistyped", text end
    return "app", text
end

-- Questions to the database ---------------------------------------------------------------------------------------

-- One query by login and selector: a login costs one row and one hash, however many app passwords there are.
local function find_account(login, selector)
    local query = "SELECT a.address, a.active, a.main_password_refused"
    if selector then
        query = query .. ", p.app_password_id, p.secret_hash, p.protocols, p.state FROM dovecot_account a"
            .. " LEFT JOIN dovecot_app_password p ON p.address = a.address AND p.selector = " .. literal(selector)
    else
        query = query .. " FROM dovecot_account a"
    end
    local row = common.rows(query .. " WHERE a.login = " .. literal(login) .. " LIMIT 1")[1]
    if not row then return nil end
    return {
        address = row[1],
        active = row[2] == "1",
        refused = row[3] == "1",
        app_password_id = row[4],
        secret_hash = row[5],
        protocols = row[6] or "",
        state = row[7],
    }
end

-- Whose app password this is, to say "wrong user name". Never to accept.
local function of_another_account(request, secret)
    local found, id = pcall(function()
        local rows = common.rows("SELECT app_password_id, secret_hash FROM dovecot_app_password WHERE selector = "
            .. literal(secret:sub(1, 4)) .. " LIMIT 20")
        for _, row in ipairs(rows) do
            if common.matches(request, row[2], secret) then return row[1] end
        end
    end)
    if found then return id end
    pcall(request.log_warning, request, "latchkey: " .. tostring(id))
    return nil
end

-- True if this call took the place: the primary key lets one worker of all have it.
local function took_place(address, number, time)
    local taken, why = common.run("INSERT IGNORE INTO judged_secret (address, fingerprint, hash_tag, verdict) VALUES ("
        .. literal(address) .. ", " .. number .. ", DATE_FORMAT(UTC_TIMESTAMP(), '" .. time .. "'), 'slot')")
    if not taken then error("database: " .. why, 0) end
    return taken == 1
end

-- Main password hashes are slow on purpose, and a stale client tries again and again: once a minute for an account and
-- five times a second in all, over all workers. Looked at from now back as well: at the turn of a minute or a second the
-- places are free again. An account that finds all places of a second taken keeps its own.
local function within_budget(address)
    local second = "DATE_FORMAT(UTC_TIMESTAMP() - INTERVAL %d SECOND, '%%Y%%m%%d%%H%%i%%s')"
    local used = common.rows("SELECT EXISTS (SELECT 1 FROM judged_secret WHERE address = " .. literal(address)
        .. " AND fingerprint = -1 AND seen_at > UTC_TIMESTAMP(3) - INTERVAL 1 MINUTE),"
        .. " (SELECT COUNT(*) FROM judged_secret WHERE address = '' AND fingerprint BETWEEN -5 AND -1"
        .. " AND hash_tag IN (" .. second:format(0) .. ", " .. second:format(1) .. ")"
        .. " AND seen_at > UTC_TIMESTAMP(3) - INTERVAL 1 SECOND)")[1]
    if used[1] == "1" or tonumber(used[2]) >= 5 then return false end
    for number = -1, -5, -1 do
        if took_place("", number, "%Y%m%d%H%i%s") then return took_place(address, -1, "%Y%m%d%H%i") end
    end
    return false
end

-- "main" or "other": whether what was refused is this account's main password, as far as the operator's view tells; nil
-- if it was not compared. For the reason in the report only; the client gets the same answer. A verdict is kept for the
-- pair of fingerprint and hash.
local function compared_with_main(request, address, password)
    local fingerprint = common.fingerprint(request)
    if not fingerprint then return nil end
    local main = common.rows("SELECT password_hash, LEFT(SHA2(password_hash, 256), 16) FROM dovecot_main_password"
        .. " WHERE address = " .. literal(address) .. " LIMIT 1")[1]
    if not main or type(main[1]) ~= "string" or main[1]:sub(1, 1) ~= "{" then return nil end

    local key = literal(address) .. ", " .. fingerprint .. ", " .. literal(main[2])
    local known = common.rows("SELECT verdict FROM judged_secret WHERE (address, fingerprint, hash_tag) = ("
        .. key .. ")")[1]
    if known then return known[1] end
    if not within_budget(address) then return nil end

    local matches = common.matches(request, main[1], password)
    if matches == nil then
        request:log_warning("latchkey: dovecot_main_password has a hash that this Dovecot cannot check")
        return nil
    end
    local verdict = matches and "main" or "other"
    common.run("INSERT IGNORE INTO judged_secret (address, fingerprint, hash_tag, verdict) VALUES (" .. key .. ", '"
        .. verdict .. "')")
    return verdict
end

-- Decisions -------------------------------------------------------------------------------------------------------

local function refuse(request, outcome, address, app_password_id)
    common.report(request, outcome, false, address, app_password_id)
    request:log_info("latchkey: " .. outcome)
    return results.PASSDB_RESULT_PASSWORD_MISMATCH
end

local function pass_on(request, outcome, address, app_password_id)
    common.report(request, outcome, true, address, app_password_id)
    return results.PASSDB_RESULT_NEXT
end

local function allows(protocols, protocol)
    for allowed in protocols:gmatch("%w+") do
        if allowed == protocol then return true end
    end
    return false
end

-- Where the script ends the chain (README, PAM) nobody compares with the canonical name afterwards: the login opens the
-- mailbox of that very name. A former name or an alias may be somebody else's own by now.
local function opens_its_own(login, address)
    return login == address or login == address:match("^(.+)@")
end

-- The selector is one of this account's. That it ended, or is for another protocol, is told only to who has the secret.
local function decide_app_password(request, account, secret)
    local address, id = account.address, account.app_password_id
    local matches = common.matches(request, account.secret_hash, secret)
    if matches == nil then error("the hash of app password " .. id .. " cannot be checked", 0) end
    if not matches then return refuse(request, "wrong_secret", address, id) end
    if not account.active then return refuse(request, "account_off", address, id) end
    if account.state ~= "live" then return refuse(request, account.state or "revoked", address, id) end
    if not allows(account.protocols, common.protocol(request)) then
        return refuse(request, "wrong_protocol", address, id)
    end
    if common.ends_the_chain and not opens_its_own((request.user or ""):lower(), address) then
        return refuse(request, "other_account", address, id)
    end
    -- The passdb that was there before still says whether this person exists, and adds its fields. So the login is
    -- open until latchkey-last.lua has seen that both mean the same account; where that is never asked, this was the end.
    common.report(request, "app_password_ok", not common.ends_the_chain, address, id)
    return results.PASSDB_RESULT_OK, { latchkey = address, latchkey_id = id }
end

-- Main passwords that a program made up may look like app passwords: a UUID does. So a shape alone says "mistyped"; that it
-- is no main password is known where it begins like an app password of this account, or was compared: "surely_mistyped".
local function outcome_of(request, account, password, shape, secret)
    if shape == "app" then
        local id = of_another_account(request, secret)
        if id then return "other_account", id end
    end
    if not account then return "unknown_account" end
    if shape == "mistyped" and account.app_password_id then return "surely_mistyped" end
    local other = false
    if account.refused then
        local compared, verdict = pcall(compared_with_main, request, account.address, password)
        if compared and verdict == "main" then return "main_password" end
        if not compared then request:log_warning("latchkey: " .. tostring(verdict)) end
        other = compared and verdict == "other"
    end
    if shape == "app" then return "unknown_selector" end
    if shape == "mistyped" then return other and "surely_mistyped" or "mistyped" end
    return other and "wrong_password" or "not_an_app_password"
end

local function verify(request, password)
    -- Not ours: tokens, and whoever an earlier passdb has let in already, a master user for one.
    if common.is_token(request) or request.skip_password_check or common.is_set(request.master_user) then
        return results.PASSDB_RESULT_NEXT
    end

    local login = (request.user or ""):lower()
    if not common.can_be_asked(login) then return pass_on(request, "unknown_account") end

    local shape, secret = shape_of(password)
    local account = find_account(login, secret and secret:sub(1, 4))
    if account and common.is_webmail(request) then account.refused = false end
    if account and account.app_password_id and shape == "app" then return decide_app_password(request, account, secret) end

    local outcome, id = outcome_of(request, account, password, shape, secret)
    if account and account.refused then return refuse(request, outcome, account.address, id) end
    return pass_on(request, outcome, account and account.address, id)
end

auth_password_verify = common.guarded(verify)

-- Without a password. With a mechanism (CRAM-MD5, GSSAPI …) somebody wants to log in past auth_password_verify;
-- without one it is LMTP, a proxy or doveadm that asks about a person.
auth_passdb_lookup = common.guarded(function(request)
    if not common.is_set(request.mechanism) or common.is_token(request) or common.is_set(request.master_user) then
        return results.PASSDB_RESULT_NEXT
    end
    local login = (request.user or ""):lower()
    local account = common.can_be_asked(login) and find_account(login)
    if account and account.refused then return results.PASSDB_RESULT_USER_UNKNOWN end
    return results.PASSDB_RESULT_NEXT
end)

function script_deinit()
    common.disconnect()
end
