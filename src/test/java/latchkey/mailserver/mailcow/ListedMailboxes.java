package latchkey.mailserver.mailcow;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import latchkey.mailcow.StubMailbox;
import latchkey.mailcow.StubMailbox.Source;
import latchkey.mailserver.EachDomain;
import latchkey.mailserver.KnownMailbox;
import latchkey.mailserver.KnownMailboxes;
import latchkey.site.WebSession;

/** Mailboxes of a mailcow of one test, with what its database says of them, and what the portal has kept of both. */
final class ListedMailboxes {
    private final WatchedMailcow mailcow;
    private final KeepKnownMailboxes keepKnownMailboxes;
    private final KnownMailboxes knownMailboxes;

    ListedMailboxes(WatchedMailcow mailcow, KeepKnownMailboxes keepKnownMailboxes, KnownMailboxes knownMailboxes) {
        this.mailcow = mailcow;
        this.keepKnownMailboxes = keepKnownMailboxes;
        this.knownMailboxes = knownMailboxes;
    }

    void mailbox(String name, Source source, boolean secondFactor) {
        StubMailbox mailbox = mailcow.mailbox(name).from(source);
        mailcow.change("DELETE FROM known_mailbox WHERE address = ?", mailcow.address(name));
        mailcow.change(
                "INSERT INTO mailcow_of_tests.mailbox (username, name, domain, authsource) VALUES (?, ?, ?, ?)",
                mailcow.address(name),
                name,
                mailcow.domain,
                source.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (secondFactor) {
            mailbox.secondFactor();
            factor(name, true);
        }
    }

    void factor(String name, boolean active) {
        mailcow.change(
                "INSERT INTO mailcow_of_tests.tfa (key_id, username, authmech, secret, active)"
                        + " VALUES ('phone', ?, 'totp', 'never read', ?)",
                mailcow.address(name),
                active);
    }

    void keep(String jdbcUrl) {
        try {
            keepKnownMailboxes.keep(mailcow.server(jdbcUrl), new EachDomain());
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
        mailcow.stub.faults().none();
    }

    List<KnownMailbox> known() {
        return knownMailboxes.ofDomain(mailcow.domain);
    }

    KnownMailbox known(String name) {
        return known().stream()
                .filter(one -> one.address().equals(mailcow.address(name)))
                .findFirst()
                .orElseThrow();
    }

    String inTheCase(WebSession adam, String name) {
        return adam.open("/helpdesk/accounts/" + mailcow.address(name))
                .html()
                .select("#at-mail-server")
                .attr("data-affected");
    }
}
