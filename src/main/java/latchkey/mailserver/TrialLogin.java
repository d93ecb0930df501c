package latchkey.mailserver;

import java.time.Duration;
import java.util.Map;
import latchkey.account.Endpoint;
import latchkey.shared.Protocol;

/** The portal's own login with an app password, before anybody is shown it. */
public interface TrialLogin {
    /**
     * Logs in once by each protocol, at the same time.
     *
     * @param within for all of them together; what takes longer is {@link Result#UNANSWERED}
     */
    Map<Protocol, Result> tryAll(Map<Protocol, Endpoint> endpoints, String user, String secret, Duration within);

    enum Result {
        ACCEPTED,
        REFUSED,
        /** No answer, a temporary failure, or a certificate that is not trusted. */
        UNPROVED,
        /** The mail server was there and said neither yes nor no in time: it may say yes when nobody waits any more. */
        UNANSWERED
    }
}
