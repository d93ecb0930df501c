package latchkey.overview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.account.Account;
import latchkey.account.Domain;
import latchkey.account.OwnAccounts.Chosen;
import latchkey.apppassword.AppPasswordView;
import latchkey.apppassword.ListAppPasswords;
import latchkey.attempt.AccountLogins;
import latchkey.attempt.LastUses;
import latchkey.attempt.LastUses.LastUse;
import latchkey.diagnosis.Worklist;
import latchkey.mailclient.MailClient;
import latchkey.mailclient.MailClients;
import latchkey.mailserver.KnownMailbox;
import latchkey.mailserver.KnownMailboxes;
import latchkey.overview.Device.State;
import latchkey.overview.Home.ByMainPassword;
import latchkey.setup.ShutOut;

/** Puts together how one mailbox stands: what fails, what is connected, and what still uses the main password. */
@ApplicationScoped
class LookAround {
    /** Whatever has not used the main password for so long is not in use. */
    private static final Duration LATELY = Duration.ofDays(14);

    private static final Comparator<Trouble> WHAT_CAN_BE_MENDED_FIRST = Comparator.comparing(
                    Trouble::onlyTheHelpdeskCanMend)
            .thenComparing(trouble -> trouble.row().lastAt(), Comparator.reverseOrder());

    private static final Comparator<Device> FAILING_FIRST_THEN_LATEST = Comparator.comparing(Device::state)
            .thenComparing(
                    device -> device.view().lastUsedAt().orElse(device.view().createdAt()), Comparator.reverseOrder());

    private final ListAppPasswords appPasswords;
    private final Worklist worklist;
    private final LastUses lastUses;
    private final AccountLogins logins;
    private final Domain.Repository domains;
    private final KnownMailboxes mailboxes;
    private final MailClients clients;
    private final ShutOut.Look shutOut;
    private final Clock clock;

    LookAround(
            ListAppPasswords appPasswords,
            Worklist worklist,
            LastUses lastUses,
            AccountLogins logins,
            Domain.Repository domains,
            KnownMailboxes mailboxes,
            MailClients clients,
            ShutOut.Look shutOut,
            Clock clock) {
        this.appPasswords = appPasswords;
        this.worklist = worklist;
        this.lastUses = lastUses;
        this.logins = logins;
        this.domains = domains;
        this.mailboxes = mailboxes;
        this.clients = clients;
        this.shutOut = shutOut;
        this.clock = clock;
    }

    /** @param own all mailboxes of who looks */
    @Transactional
    public Home at(Chosen chosen, List<Account> own) {
        Instant now = clock.instant();
        List<Trouble> failing = failing(chosen);
        Domain domain = domains.findById(chosen.account().domain());
        MainPassword mainPassword = MainPassword.of(chosen.account(), now)
                .asTold(mailboxes
                        .of(chosen.address())
                        // What a mail server said before the domain moved to another is over.
                        .filter(known -> known.mailServer().equals(domain.mailServer()))
                        .map(KnownMailbox::mainPassword));
        return new Home(
                chosen,
                own.stream()
                        .map(Account::address)
                        .filter(other -> !other.equals(chosen.address()))
                        .toList(),
                failing.stream()
                        .filter(trouble -> !trouble.perhapsSomebodyElse())
                        .toList(),
                failing.stream().filter(Trouble::perhapsSomebodyElse).toList(),
                devices(chosen, failing),
                mainPassword.refused() ? List.of() : byMainPassword(chosen, now),
                mainPassword,
                // That the mail server does not tell matters to who looks for a reason.
                shutOut.at(chosen.address()).filter(one -> !one.silent() || !failing.isEmpty()),
                domain.helpdeskContact());
    }

    private List<Trouble> failing(Chosen chosen) {
        List<Worklist.Row> rows = worklist.failingNow(chosen.address());
        Map<UUID, AppPasswordView> known = appPasswords.ofThese(
                chosen.address(),
                rows.stream().flatMap(row -> row.appPasswordId().stream()).collect(Collectors.toSet()));
        return rows.stream()
                .map(row -> {
                    Optional<AppPasswordView> appPassword = row.appPasswordId().map(known::get);
                    return new Trouble(row, chosen, appPassword, client(row, appPassword));
                })
                .sorted(WHAT_CAN_BE_MENDED_FIRST)
                .toList();
    }

    /** What it calls itself tells more than what it once was made for. */
    private Optional<MailClient> client(Worklist.Row row, Optional<AppPasswordView> appPassword) {
        return row.client()
                .flatMap(clients::calling)
                .or(() -> appPassword.map(AppPasswordView::client).flatMap(clients::byKey));
    }

    private List<Device> devices(Chosen chosen, List<Trouble> failing) {
        List<AppPasswordView> live = appPasswords.liveOf(chosen.address());
        Map<UUID, LastUse> uses = lastUses.of(live.stream()
                .filter(view -> view.lastUsedAt().isPresent())
                .collect(Collectors.toMap(
                        AppPasswordView::id, view -> view.lastUsedAt().orElseThrow())));
        Set<UUID> refused = failing.stream()
                .flatMap(trouble -> trouble.appPassword().stream())
                .map(AppPasswordView::id)
                .collect(Collectors.toSet());
        return live.stream()
                .map(view -> new Device(
                        view,
                        clients.nameOf(view.client()),
                        clients.byKey(view.client())
                                .map(client -> client.icon().css())
                                .orElse("icon-envelope"),
                        refused.contains(view.id())
                                ? State.FAILING
                                : view.lastUsedAt().isPresent() ? State.CONNECTED : State.UNUSED,
                        Optional.ofNullable(uses.get(view.id()))))
                .sorted(FAILING_FIRST_THEN_LATEST)
                .toList();
    }

    private List<ByMainPassword> byMainPassword(Chosen chosen, Instant now) {
        Stream<AccountLogins.Line> lines = logins.byMainPassword(now.minus(LATELY), chosen.address()).stream();
        return lines.map(line -> new ByMainPassword(line, chosen, line.client().flatMap(clients::calling)))
                .toList();
    }
}
