package latchkey.apppassword;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import latchkey.mailcow.MailcowStub;
import latchkey.mailcow.StubAppPassword;
import latchkey.parts.Parts;
import latchkey.shared.MailAddress;

/** The mailcow that the portal of this JVM knows, running only while a test wants it. */
final class CowPasture implements AutoCloseable {
    static final String SERVER = "cow";
    static final String DOMAIN = "cow.test";

    static final String CHECK_MAILBOX = "check@cow.test";

    private static final String PORT = "latchkey.cow.port";

    final MailcowStub stub;
    final Path keyFile = keyFile();

    CowPasture() {
        stub = MailcowStub.startOn(port());
        stub.state().addMailbox(CHECK_MAILBOX, "check-main-1");
        MailcowStub.writeKey(MailcowStub.KEY, keyFile);
    }

    static Map<String, String> settings() {
        return Map.of(
                "latchkey.mailcow.cow.url", "http://127.0.0.1:" + port(),
                "latchkey.mailcow.cow.key-file", keyFile().toString(),
                "latchkey.mailcow.cow.answer-within", "PT0.7S",
                "latchkey.mailcow.cow.left-alone-for", "PT1S",
                "latchkey.mailcow.cow.check-mailbox", CHECK_MAILBOX,
                "latchkey.reports.fingerprint-key", "a key of the tests, long enough to be one",
                "latchkey.app-password.copies-told-every", "PT1S",
                "latchkey.app-password.copies-rest-for", "PT1S",
                "latchkey.main-password-switch.every", "PT1S",
                "latchkey.main-password-switch.compared-every", "PT2S");
    }

    /** The same in each class loader of this JVM. */
    private static int port() {
        synchronized (PORT.intern()) {
            String known = System.getProperty(PORT);
            if (known != null) {
                return Integer.parseInt(known);
            }
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                System.setProperty(PORT, Integer.toString(free.getLocalPort()));
                return free.getLocalPort();
            } catch (IOException none) {
                throw new UncheckedIOException(none);
            }
        }
    }

    private static Path keyFile() {
        return Parts.shared().folder().resolve("cow.key");
    }

    /** What mailcow holds of the portal's: names without what the owner calls them, with hash and ways in. */
    Map<String, String> held(MailAddress mailbox) {
        return stub.state().appPasswordsOf(mailbox.toString()).stream()
                .filter(one -> one.name().contains("(latchkey "))
                .collect(Collectors.toMap(
                        StubAppPassword::name, CowPasture::told, (one, other) -> "twice", TreeMap::new));
    }

    private static String told(StubAppPassword one) {
        return one.password() + " " + one.services() + " " + one.active();
    }

    /** What it should hold, as the table says. */
    static Map<String, String> wanted(MailAddress mailbox, AppPassword.Repository appPasswords) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        appPasswords
                                .list("address = ?1 and state = ?2", mailbox.toString(), AppPassword.State.live)
                                .stream()
                                .collect(Collectors.toMap(
                                        one -> one.label + " (latchkey " + one.selector + ")",
                                        one -> one.secretHash + " " + List.of(one.protocols.split(",", -1)) + " true",
                                        (one, other) -> "twice",
                                        TreeMap::new)));
    }

    Set<String> mainPasswordTakenBy(MailAddress mailbox) {
        return stub.state().mailbox(mailbox.toString()).orElseThrow().waysIn();
    }

    @Override
    public void close() {
        stub.close();
    }
}
