package latchkey.mailserver.mailcow;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import io.smallrye.config.WithUnnamedKey;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The mailcows of this site, each by the key that {@code domain.mail_server} names. A site with one of them leaves the
 * key out: {@code latchkey.mailcow.url} is the url of the one called {@code mailcow}.
 */
@ConfigMapping(prefix = "latchkey.mailcow")
public interface MailcowConfig {
    String ONLY_ONE = "mailcow";

    @WithParentName
    @WithUnnamedKey(ONLY_ONE)
    Map<String, One> all();

    /** One mailcow. Without a url there is none. */
    interface One {
        /** Of its web pages, such as {@code https://mail.example.org}; https, but for a loopback address. */
        Optional<URI> url();

        /** A file that holds the API key with the right to write, and nothing else. */
        Optional<Path> keyFile();

        /** A PEM file with the authority of its certificate, where the JVM does not know it. */
        Optional<Path> certificate();

        @WithDefault("PT2S")
        Duration connectWithin();

        @WithDefault("PT5S")
        Duration answerWithin();

        /** For long answers: all mailboxes of a domain, thousands of log lines. */
        @WithDefault("PT30S")
        Duration listsWithin();

        /** How long it is left alone when it has failed to answer five times in a row. */
        @WithDefault("PT10S")
        Duration leftAloneFor();

        /** How often each of its logs is read; no less than 15 seconds do any good. */
        @WithDefault("PT15S")
        Duration logsEvery();

        /** Its Dovecot's {@code auth_cache_ttl}, for which it takes what has ended. */
        @WithDefault("PT5M")
        Duration remembersFor();

        /** An address of its own that nobody uses, with which the portal tries whether app passwords can be made and ended. */
        Optional<String> checkMailbox();

        /** From where its webmail logs in to its Dovecot: SOGo's address in the network of the containers. */
        @WithDefault("172.22.1.248")
        Set<String> webmail();

        /** Of its clock, which writes times without one. */
        @WithDefault("UTC")
        ZoneId zone();

        /** JDBC address of its database, for who has a second factor and who logged in; without it both are asked less. */
        Optional<String> databaseUrl();

        @WithDefault("latchkey")
        String databaseUser();

        Optional<Path> databasePasswordFile();
    }
}
