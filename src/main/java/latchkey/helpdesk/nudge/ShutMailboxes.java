package latchkey.helpdesk.nudge;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import latchkey.account.Account;
import latchkey.account.ReachKeepers.Kept;
import latchkey.attempt.OpenedMailboxes;
import latchkey.shared.MailAddress;
import latchkey.shared.Statements;

/**
 * Which addresses of custodians lead into mailboxes here that are switched off or that nobody opens: what is written there
 * is not read. In the caller's transaction.
 */
@ApplicationScoped
class ShutMailboxes {
    private static final String MAILBOXES = "SELECT l.login, l.address, a.active FROM account_login l"
            + " JOIN account a ON a.address = l.address WHERE l.login IN (";

    private final Statements statements;
    private final OpenedMailboxes openedMailboxes;
    private final NudgeConfig config;
    private final Clock clock;

    ShutMailboxes(DataSource dataSource, OpenedMailboxes openedMailboxes, NudgeConfig config, Clock clock) {
        this.statements = new Statements(dataSource);
        this.openedMailboxes = openedMailboxes;
        this.config = config;
        this.clock = clock;
    }

    private record Mailbox(String login, String address, boolean active) {}

    Set<MailAddress> of(Collection<Kept> kept) {
        Set<String> addresses = kept.stream()
                .filter(one -> one.kind() != Account.Kind.PERSON)
                .flatMap(one -> one.keepers().stream())
                .flatMap(keeper -> Stream.concat(keeper.contact().stream(), keeper.second().stream()))
                .map(MailAddress::toString)
                .collect(Collectors.toSet());
        if (addresses.isEmpty()) {
            return Set.of();
        }
        List<Mailbox> mailboxes = statements.rows(
                MAILBOXES + Statements.marks(addresses) + ")",
                row -> new Mailbox(row.getString(1), row.getString(2), row.getBoolean(3)),
                addresses.toArray());
        Set<String> read = openedMailboxes.since(
                clock.instant().minus(config.readWithin()),
                mailboxes.stream().map(Mailbox::address).collect(Collectors.toSet()));
        return mailboxes.stream()
                .filter(one -> !one.active() || !read.contains(one.address()))
                .map(one -> MailAddress.of(one.login()))
                .collect(Collectors.toSet());
    }
}
