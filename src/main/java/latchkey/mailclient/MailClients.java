package latchkey.mailclient;

import static latchkey.mailclient.MailClient.Group.COMPUTER;
import static latchkey.mailclient.MailClient.Group.OTHER;
import static latchkey.mailclient.MailClient.Group.PHONE;
import static latchkey.shared.Protocol.IMAP;
import static latchkey.shared.Protocol.POP3;
import static latchkey.shared.Protocol.SIEVE;
import static latchkey.shared.Protocol.SMTP;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import latchkey.shared.Protocol;

/** The clients that are offered, in the order in which people look for them. */
@ApplicationScoped
public class MailClients {
    private static final Set<Protocol> MAIL = EnumSet.of(IMAP, SMTP);

    private static final List<MailClient> ALL = List.of(
            new MailClient("apple-mail-ios", "Apple Mail", "iPhone, iPad", PHONE, EnumSet.of(IMAP, POP3, SMTP), MAIL),
            new MailClient(
                    "thunderbird-android",
                    "Thunderbird / K-9 Mail",
                    "Android",
                    PHONE,
                    EnumSet.of(IMAP, POP3, SMTP),
                    MAIL),
            new MailClient(
                    "thunderbird", "Thunderbird", "Windows, Mac, Linux", COMPUTER, EnumSet.allOf(Protocol.class), MAIL),
            new MailClient("apple-mail-mac", "Apple Mail", "Mac", COMPUTER, EnumSet.of(IMAP, POP3, SMTP), MAIL),
            new MailClient(
                    "outlook-classic", "Outlook (classic)", "Windows", COMPUTER, EnumSet.of(IMAP, POP3, SMTP), MAIL),
            new MailClient("scanner", "Scanner, printer, camera", "", OTHER, EnumSet.of(SMTP), EnumSet.of(SMTP)),
            new MailClient("other", "Another program", "", OTHER, EnumSet.of(IMAP, POP3, SMTP, SIEVE), MAIL));

    public List<MailClient> all() {
        return ALL;
    }

    public List<MailClient.Group> groups() {
        return List.of(MailClient.Group.values());
    }

    public List<MailClient> in(MailClient.Group group) {
        return ALL.stream().filter(client -> client.group() == group).toList();
    }

    public Optional<MailClient> byKey(String key) {
        return ALL.stream().filter(client -> client.key().equals(key)).findFirst();
    }

    /** For a stored key of a client that is no longer offered: the key itself. */
    public String nameOf(String key) {
        return byKey(key).map(MailClient::name).orElse(key);
    }
}
