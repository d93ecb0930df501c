package latchkey.mailserver.mailcow;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import latchkey.account.Endpoint;
import latchkey.mailserver.MailServer.Credential;
import latchkey.mailserver.TrialLogin;
import latchkey.mailserver.TrialLogins;
import latchkey.shared.MailAddress;
import latchkey.shared.Protocol;

/**
 * The mailcow that the environment names, with a mailbox of its own for the tests. An app password that has ended is
 * waited for as long as mailcow remembers it, so the whole contract takes about an hour.
 */
record RealMailcow(MailcowMailServer server, MailcowApi api, MailAddress mailbox, String host)
        implements MailcowUnderTest {
    private static final Map<Protocol, Integer> PORTS =
            Map.of(Protocol.IMAP, 993, Protocol.SMTP, 465, Protocol.POP3, 995, Protocol.SIEVE, 4190);
    private static final Duration WITHIN = Duration.ofSeconds(20);

    static Optional<MailcowUnderTest> configured() {
        return of("URL").map(URI::create).map(url -> {
            Settings settings = new Settings(
                    Optional.of(url),
                    of("KEY_FILE").map(Path::of),
                    of("CERTIFICATE").map(Path::of),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(20),
                    Optional.empty(),
                    Optional.empty());
            Clock clock = Clock.systemUTC();
            Mailcow mailcow =
                    new Mailcow("mailcow", settings, new MailcowApi("mailcow", settings, Replicas.NONE, clock));
            return new RealMailcow(
                    new MailcowMailServer(mailcow, (which, domain) -> Optional.empty(), trialLogin(), clock),
                    mailcow.api(),
                    MailAddress.of(of("MAILBOX").orElseThrow()),
                    of("HOST").orElse(url.getHost()));
        });
    }

    private static TrialLogin trialLogin() {
        return TrialLogins.overNetwork(of("CERTIFICATE").map(Path::of));
    }

    private static Optional<String> of(String setting) {
        return Optional.ofNullable(System.getenv("LATCHKEY_MAILCOW_" + setting));
    }

    @Override
    public boolean mainPasswordLogsIn(Protocol protocol) {
        return of("MAIN_PASSWORD_FILE")
                .map(file -> logsIn(protocol, read(Path.of(file))))
                .orElseGet(() -> server.mainPasswordSwitch()
                        .orElseThrow()
                        .takenBy(mailbox)
                        .contains(protocol.key()));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public boolean logsIn(Protocol protocol, String secret) {
        return trialLogin()
                        .tryAll(
                                Map.of(protocol, new Endpoint(host, PORTS.getOrDefault(protocol, 0))),
                                mailbox.toString(),
                                secret,
                                WITHIN)
                        .get(protocol)
                == TrialLogin.Result.ACCEPTED;
    }

    @Override
    public void forgets() {
        Duration remembers = server.traits().endsWithin().plusSeconds(15);
        await().pollDelay(remembers).atMost(remembers.plusMinutes(1)).until(() -> true);
    }

    @Override
    public void publishWithoutAnAnswer(Credential credential) {
        server.publish(credential);
    }

    @Override
    public void close() {
        // Nothing was started.
    }
}
