package latchkey.operations.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import latchkey.account.Account;
import latchkey.operations.importing.Standing.Mailbox;
import latchkey.shared.MailAddress;
import latchkey.shared.StaffDomains;

/**
 * What a line would change as things are now.
 *
 * @param custodians who are none yet, by address and person
 */
record Weighed(
        Wish wish,
        Outcome outcome,
        Optional<Account.Kind> kind,
        List<String> logins,
        List<UUID> custodians,
        Optional<Boolean> active) {

    static Weighed of(Wish wish, Standing standing, StaffDomains within) throws BadLine {
        domains(wish, standing, within);
        Optional<MailAddress> from = wish.renamedFrom().filter(former -> renames(wish, former, standing));
        MailAddress now = from.orElse(wish.address());
        Optional<Mailbox> mailbox = standing.mailbox(now);
        if (from.isEmpty() && mailbox.isEmpty()) {
            ofAnother(wish.address().toString(), wish, standing);
        }
        if (from.isPresent()) {
            renamed(wish, from.get(), standing);
        }
        List<String> logins = logins(wish, from, standing, within);
        Optional<Account.Kind> kind = kind(wish, mailbox);
        List<UUID> custodians = custodians(wish, now, mailbox, standing, within);
        Optional<Boolean> active = wish.active()
                .filter(wanted -> !wanted.equals(mailbox.map(Mailbox::active).orElse(true)));
        boolean nothing = kind.isEmpty() && logins.isEmpty() && custodians.isEmpty() && active.isEmpty();
        Outcome outcome = from.isPresent()
                ? Outcome.RENAME
                : mailbox.isEmpty() ? Outcome.ADD : nothing ? Outcome.SAME : Outcome.CHANGE;
        return new Weighed(wish, outcome, kind, logins, custodians, active);
    }

    /** In the words of the file's header. */
    String changes() {
        List<String> changes = new ArrayList<>();
        if (outcome == Outcome.RENAME) {
            wish.renamedFrom().ifPresent(from -> changes.add(Column.RENAMED_FROM.key() + "=" + from));
        }
        kind.ifPresent(one -> changes.add(Column.KIND.key() + "=" + one.name().toLowerCase(Locale.ROOT)));
        if (!logins.isEmpty()) {
            changes.add(Column.LOGINS.key() + "=" + String.join(" ", logins));
        }
        if (!custodians.isEmpty()) {
            changes.add(Column.CUSTODIANS.key() + "="
                    + String.join(
                            " ",
                            wish.custodians().stream()
                                    .map(MailAddress::toString)
                                    .toList()));
        }
        active.ifPresent(one -> changes.add(Column.ACTIVE.key() + "=" + (one ? "yes" : "no")));
        String all = String.join("; ", changes);
        return all.length() > 300 ? all.substring(0, 299) + "…" : all;
    }

    /** What lies elsewhere does not exist for him, so this comes before anything that is known of it. */
    private static void domains(Wish wish, Standing standing, StaffDomains within) throws BadLine {
        for (MailAddress address : Stream.concat(Stream.of(wish.address()), wish.renamedFrom().stream())
                .toList()) {
            if (!within.hold(address)) {
                throw new BadLine(Why.NOT_YOURS, address.domain());
            }
        }
        if (!standing.serves(wish.address().domain())) {
            throw new BadLine(Why.NOT_SERVED, wish.address().domain());
        }
    }

    /** Not any more where it was done before: a file may be sent twice. */
    private static boolean renames(Wish wish, MailAddress former, Standing standing) {
        boolean done = standing.mailbox(former).isEmpty()
                && standing.mailbox(wish.address()).isPresent()
                && standing.named(former.toString())
                        .filter(wish.address().toString()::equals)
                        .isPresent();
        return !done && !former.equals(wish.address());
    }

    private static void renamed(Wish wish, MailAddress former, Standing standing) throws BadLine {
        if (standing.mailbox(former).isEmpty()) {
            throw new BadLine(Why.UNKNOWN_FORMER_ADDRESS, former.toString());
        }
        String address = wish.address().toString();
        boolean taken = standing.mailbox(wish.address()).isPresent()
                || standing.named(address)
                        .filter(other -> !other.equals(address) && !other.equals(former.toString()))
                        .isPresent();
        if (taken) {
            throw new BadLine(Why.NEW_ADDRESS_IN_USE, address);
        }
        Optional<Why> kept = standing.keepsAddress(former);
        if (kept.isPresent()) {
            throw new BadLine(kept.get(), former.toString());
        }
    }

    /** A former address ends by itself unless the file names it, also the one that this line makes a former one. */
    private static List<String> logins(Wish wish, Optional<MailAddress> from, Standing standing, StaffDomains within)
            throws BadLine {
        String leaving = from.map(MailAddress::toString).orElse("");
        List<String> logins = new ArrayList<>();
        for (String login : wish.logins()) {
            // A bare name is one of the whole site.
            boolean his = MailAddress.parse(login).map(within::hold).orElse(within.all());
            if (!his) {
                throw new BadLine(Why.NOT_YOURS, login);
            }
            ofAnother(login, wish, standing);
            if (!standing.isLasting(login) || login.equals(leaving)) {
                logins.add(login);
            }
        }
        return logins;
    }

    private static void ofAnother(String name, Wish wish, Standing standing) throws BadLine {
        Optional<String> mailbox = standing.named(name)
                .filter(other -> !other.equals(wish.address().toString())
                        && wish.renamedFrom()
                                .filter(from -> other.equals(from.toString()))
                                .isEmpty());
        if (mailbox.isPresent()) {
            throw new BadLine(Why.NAME_OF_ANOTHER, name);
        }
    }

    private static Optional<Account.Kind> kind(Wish wish, Optional<Mailbox> mailbox) throws BadLine {
        Account.Kind before = mailbox.map(Mailbox::kind).orElse(Account.Kind.PERSON);
        Optional<Account.Kind> kind = wish.kind().filter(wanted -> wanted != before);
        boolean stillKept = before != Account.Kind.PERSON
                && kind.filter(wanted -> wanted != Account.Kind.PERSON).isPresent();
        if (kind.isPresent() && !stillKept && mailbox.filter(Mailbox::kept).isPresent()) {
            throw new BadLine(Why.MAILBOX_IS_SOMEBODYS, wish.address().toString());
        }
        return kind;
    }

    private static List<UUID> custodians(
            Wish wish, MailAddress now, Optional<Mailbox> mailbox, Standing standing, StaffDomains within)
            throws BadLine {
        Account.Kind kind = wish.kind().or(() -> mailbox.map(Mailbox::kind)).orElse(Account.Kind.PERSON);
        List<UUID> custodians = new ArrayList<>();
        for (MailAddress custodian : wish.custodians()) {
            if (kind == Account.Kind.PERSON) {
                throw new BadLine(Why.CUSTODIANS_OF_A_PERSON, custodian.toString());
            }
            UUID person = standing.person(custodian)
                    .filter(known -> within.hold(custodian))
                    .orElseThrow(() -> new BadLine(
                            within.hold(custodian) && standing.sharedBySeveral(custodian)
                                    ? Why.CUSTODIAN_OF_SEVERAL
                                    : Why.UNKNOWN_CUSTODIAN,
                            custodian.toString()));
            if (!standing.keeps(person, now)) {
                custodians.add(person);
            }
        }
        return custodians;
    }
}
