package latchkey.mailserver.mailcow;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import latchkey.account.Domain;
import latchkey.account.Endpoint;
import latchkey.mailserver.HeldAppPasswords.Wanted;
import latchkey.mailserver.MailServer;
import latchkey.mailserver.MailServer.Credential;
import latchkey.mailserver.MailServer.Handle;
import latchkey.mailserver.TrialLogin;
import latchkey.shared.MailAddress;
import latchkey.shared.Protocol;

/** The life of one app password that nobody sees: made, used, narrowed, ended. */
final class ContractInShort {
    private static final Duration WITHIN = Duration.ofSeconds(8);
    private static final int SECRET = 20;
    private static final int SALT = 16;

    private final MailServer server;
    private final AppPasswordsThere there;
    private final TrialLogin trialLogin;
    private final SecureRandom random = new SecureRandom();

    ContractInShort(MailServer server, AppPasswordsThere there, TrialLogin trialLogin) {
        this.server = server;
        this.there = there;
        this.trialLogin = trialLogin;
    }

    /** @return what did not happen as it should; empty if all did */
    Optional<String> brokenBy(MailAddress mailbox, Domain domain) {
        String secret = HexFormat.of().formatHex(bytes(SECRET));
        Credential wide = new Credential(
                mailbox, secret.substring(0, 4), hash(secret), EnumSet.of(Protocol.IMAP, Protocol.SMTP), "check");
        Credential narrow = new Credential(mailbox, wide.selector(), wide.hash(), EnumSet.of(Protocol.IMAP), "check");
        try {
            Handle handle = server.publish(wide);
            Endpoint imap = domain.endpoints().get(Protocol.IMAP);
            if (imap != null && !getsIn(mailbox, secret, imap)) {
                return Optional.of("IMAP " + imap);
            }
            // It is listed as it should be, or this throws.
            server.change(narrow, handle);
            if (!isTheOneThatIsHeld(narrow, handle)) {
                return Optional.of("edit");
            }
        } finally {
            server.withdraw(narrow, server.handleFor(narrow));
        }
        return there.of(mailbox).stream().anyMatch(row -> row.isOf(narrow)) ? Optional.of("delete") : Optional.empty();
    }

    /** And by nobody taken for one of those that others have made there. */
    private boolean isTheOneThatIsHeld(Credential credential, Handle handle) {
        Wanted wanted = new Wanted(List.of(credential), Set.of(), Set.of());
        return Optional.of(handle)
                        .equals(server.heldAppPasswords()
                                .map(held -> held.agree(credential.address(), () -> wanted))
                                .map(held -> held.get(credential.selector())))
                && server.foreignAppPasswords().stream()
                        .flatMap(foreign -> foreign.of(credential.address()).stream())
                        .noneMatch(one -> one.number().equals(handle.text()));
    }

    private boolean getsIn(MailAddress mailbox, String secret, Endpoint imap) {
        return trialLogin
                .tryAll(Map.of(Protocol.IMAP, imap), mailbox.toString(), secret, WITHIN)
                .containsValue(TrialLogin.Result.ACCEPTED);
    }

    private String hash(String secret) {
        byte[] salt = bytes(SALT);
        try {
            MessageDigest sha512 = MessageDigest.getInstance("SHA-512");
            sha512.update(secret.getBytes(StandardCharsets.US_ASCII));
            byte[] digest = sha512.digest(salt);
            byte[] both = new byte[digest.length + salt.length];
            System.arraycopy(digest, 0, both, 0, digest.length);
            System.arraycopy(salt, 0, both, digest.length, salt.length);
            return "{SSHA512}" + Base64.getEncoder().encodeToString(both);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
