package latchkey.mailcow;

import java.util.List;
import java.util.Optional;

/** Who may use the API. */
public final class ApiKeys {
    private final MailcowState state;
    private volatile boolean withdrawn;
    private volatile boolean elsewhereOnly;
    private volatile int turnedAway;

    ApiKeys(MailcowState state) {
        this.state = state;
    }

    /** Switched off, or made anew, by mailcow's admin. */
    public void withdraw(boolean now) {
        withdrawn = now;
    }

    /** {@code allow_from} does not hold the address of the portal. */
    public void allowElsewhereOnly(boolean now) {
        elsewhereOnly = now;
    }

    /** How often somebody came with a wrong key: each counts for the ban. */
    public int turnedAway() {
        return turnedAway;
    }

    Optional<ApiAnswer> refusal(StubHttp.Request request, boolean readOnly) {
        String sent = request.headers().getOrDefault("x-api-key", "");
        String ip = request.ip();
        // Trap.
        if (sent.isEmpty()) {
            return Optional.of(ApiAnswer.NOTHING);
        }
        boolean known =
                List.of(MailcowStub.KEY, MailcowStub.KEY_THAT_READS_ONLY).contains(sent);
        if (withdrawn || !known) {
            return turnedAway(ip, "authentication failed");
        }
        if (elsewhereOnly) {
            return turnedAway(ip, "api access denied for ip " + ip);
        }
        boolean mayWrite = sent.equals(MailcowStub.KEY) && !readOnly;
        return request.method().equals("POST") && !mayWrite
                ? Optional.of(ApiAnswer.error(403, "API read/write access denied"))
                : Optional.empty();
    }

    private synchronized Optional<ApiAnswer> turnedAway(String ip, String message) {
        turnedAway++;
        state.bans.failed(ip);
        return Optional.of(ApiAnswer.error(401, message));
    }
}
