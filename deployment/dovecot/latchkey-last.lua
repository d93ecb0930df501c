-- Latchkey, the last passdb: sees how the login ended, and refuses a refused account whatever name it came by.
-- It never answers NEXT: from the last passdb that is a "temporary failure" for right passwords on 2.3 and for wrong
-- ones on 2.4. result_failure = return-fail, result_internalfail = return-fail.

local common = dofile((debug.getinfo(1, "S").source:match("^@(.*/)") or "./") .. "latchkey-common.lua")
local results = dovecot.auth

-- The user as the passdb before has it: only that one knows every alias. A directory that leaves the login as it was
-- typed can tell it by a field of its own.
local function canonical_user(request)
    local told = request.passdb["latchkey_user"]
    return (common.is_set(told) and told or request.user or ""):lower()
end

local function find_account(user)
    if not common.can_be_asked(user) then return nil end
    local row = common.rows("SELECT address, main_password_refused FROM dovecot_account WHERE login = "
        .. common.literal(user) .. " LIMIT 1")[1]
    return row and { address = row[1], refused = row[2] == "1" }
end

-- 2.3 asks every passdb about a token, and one for passwords takes the main password for it; 2.4 checks the token by
-- itself and then looks its user up here. On a refused account a token counts only where the operator has said, by this
-- field, that it was checked as one and that his provider does not hand it out for a password alone.
local function is_marked_token(request)
    return common.is_token(request) and common.is_set(request.passdb["latchkey_token"])
end

-- Of several passdbs none ends the chain for whom it does not know: the one that knows him says so by this field.
local function is_found(request)
    return not common.several_passdbs or common.is_set(request.passdb["latchkey_found"])
end

local function verify(request)
    -- Set when a passdb before has found the password right. An earlier one that did not would have ended the chain.
    if request.skip_password_check ~= true then return results.PASSDB_RESULT_PASSWORD_MISMATCH end
    if not is_found(request) then
        request:log_info("latchkey: no passdb has set latchkey_found")
        return results.PASSDB_RESULT_PASSWORD_MISMATCH
    end
    if common.is_set(request.master_user) then return results.PASSDB_RESULT_OK end

    local user = canonical_user(request)
    local mark = request.passdb["latchkey"]
    if common.is_set(mark) then
        -- Else alice's app password opens another's mailbox where portal and directory read a login differently.
        if mark ~= user then
            request:log_warning("latchkey: app password of " .. mark .. " but the mailbox of " .. user .. ": refused")
            return results.PASSDB_RESULT_PASSWORD_MISMATCH
        end
        common.report(request, "app_password_ok", false, mark, request.passdb["latchkey_id"])
        return results.PASSDB_RESULT_OK
    end

    if common.is_token(request) then
        if is_marked_token(request) then return results.PASSDB_RESULT_OK end
        local account = find_account(user)
        if account and account.refused then
            request:log_info("latchkey: token without the field latchkey_token on a refused account")
            return results.PASSDB_RESULT_PASSWORD_MISMATCH
        end
        return results.PASSDB_RESULT_OK
    end

    local account = find_account(user)
    local webmail = common.is_webmail(request)
    if account and account.refused and not webmail then
        common.report(request, "main_password", false, account.address)
        request:log_info("latchkey: main_password")
        return results.PASSDB_RESULT_PASSWORD_MISMATCH
    end
    -- An account the portal does not know yet is told by its canonical address, so that it can be made.
    local address = account and account.address or (common.can_be_asked(user) and user:find("@", 2, true) and user) or nil
    common.report(request, webmail and "webmail_ok" or "main_password_ok", false, address)
    return results.PASSDB_RESULT_OK
end

auth_password_verify = common.guarded(verify)

-- LMTP, proxy and doveadm get what the passdb before has found. With a mechanism somebody logs in without having shown a
-- password in clear, or by a token on 2.4.
auth_passdb_lookup = common.guarded(function(request)
    if request.skip_password_check ~= true then return results.PASSDB_RESULT_USER_UNKNOWN end
    if common.is_set(request.mechanism) and not is_found(request) then return results.PASSDB_RESULT_USER_UNKNOWN end
    if common.is_set(request.mechanism) and not is_marked_token(request) and not common.is_set(request.master_user) then
        local account = find_account(canonical_user(request))
        if account and account.refused then return results.PASSDB_RESULT_USER_UNKNOWN end
    end
    return results.PASSDB_RESULT_OK
end)

function script_deinit()
    common.disconnect()
end
