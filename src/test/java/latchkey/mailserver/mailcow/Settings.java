package latchkey.mailserver.mailcow;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import latchkey.mailcow.MailcowStub;

/** One mailcow, and a portal in a hurry. */
record Settings(
        Optional<URI> url,
        Optional<Path> keyFile,
        Optional<Path> certificate,
        Duration answerWithin,
        Duration listsWithin,
        Optional<String> checkMailbox,
        Optional<String> databaseUrl)
        implements MailcowConfig.One {
    static Settings of(MailcowStub stub, Path keyFile) {
        return new Settings(
                Optional.of(stub.url()),
                Optional.of(keyFile),
                Optional.empty(),
                Duration.ofSeconds(2),
                Duration.ofSeconds(20),
                Optional.empty(),
                Optional.empty());
    }

    Settings hurried(Duration within) {
        return new Settings(url, keyFile, certificate, within, listsWithin, checkMailbox, databaseUrl);
    }

    Settings listing(Duration within) {
        return new Settings(url, keyFile, certificate, answerWithin, within, checkMailbox, databaseUrl);
    }

    Settings checking(String mailbox) {
        return new Settings(url, keyFile, certificate, answerWithin, listsWithin, Optional.of(mailbox), databaseUrl);
    }

    /** Beside a database of its own, by the reader of {@link OwnDatabaseOfMailcow}. */
    Settings reading(String jdbcUrl) {
        return new Settings(url, keyFile, certificate, answerWithin, listsWithin, checkMailbox, Optional.of(jdbcUrl));
    }

    @Override
    public Duration connectWithin() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Duration leftAloneFor() {
        return Duration.ofSeconds(10);
    }

    @Override
    public Duration logsEvery() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration remembersFor() {
        return Duration.ofMinutes(5);
    }

    @Override
    public Set<String> webmail() {
        return Set.of("172.22.1.248");
    }

    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    @Override
    public String databaseUser() {
        return "mailcow_reader";
    }

    @Override
    public Optional<Path> databasePasswordFile() {
        return databaseUrl.map(url -> OwnDatabaseOfMailcow.passwordFile());
    }
}
