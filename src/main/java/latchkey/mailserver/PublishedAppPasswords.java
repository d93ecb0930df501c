package latchkey.mailserver;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import latchkey.shared.Protocol;

/** App passwords of the portal, as the reports of a mail server speak of them. In the caller's transaction. */
public interface PublishedAppPasswords {
    /**
     * @param handle as {@link MailServer#publish} has told it
     * @param mark as {@link SecretMarks} has made it of the secret
     * @param ended why, in the words of the reports: {@code revoked}, {@code expired} or {@code replaced}; empty while it
     *     is good
     * @param shownAt empty while nobody but the portal has seen it
     * @param unanswered by which protocols the portal's own trial had no answer in time, and may still be let in
     */
    record Published(
            String id,
            String address,
            Optional<String> handle,
            Optional<Long> mark,
            Set<Protocol> protocols,
            Optional<String> ended,
            Optional<Instant> shownAt,
            Set<Protocol> unanswered) {}

    /**
     * One that the portal has tried itself.
     *
     * @param handle as in {@link Published}
     * @param until the latest at which its trial can have been let in
     */
    record Tried(String address, Optional<String> handle, Set<Protocol> protocols, Instant until) {}

    /** Of these mailboxes of that mail server, whatever has become of them. */
    List<Tried> triedSince(String mailServer, Collection<String> addresses, Instant since);

    /** Of mailboxes of that mail server. */
    List<Published> withHandles(String mailServer, Collection<String> handles);

    /** Also such as have been retired, as long as their hash is kept. */
    List<Published> withMarks(String mailServer, Collection<Long> marks);
}
