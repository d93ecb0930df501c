-- What a mailcow's Dovecot does with a login, but for TLS: it asks over HTTP, and takes 200 for yes.

local url = "@url@"

function auth_password_verify(request, password)
    local client = dovecot.http.client { timeout = 10000, max_attempts = 1 }
    local question = client:request { url = url, method = "POST" }
    question:set_payload(table.concat({ request.user, password, request.remote_ip, request.service }, "\n"))
    if question:submit():status() == 200 then
        return dovecot.auth.PASSDB_RESULT_OK, {}
    end
    return dovecot.auth.PASSDB_RESULT_PASSWORD_MISMATCH, {}
end

function auth_passdb_lookup(request)
    return dovecot.auth.PASSDB_RESULT_USER_UNKNOWN, {}
end
