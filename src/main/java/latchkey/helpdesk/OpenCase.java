package latchkey.helpdesk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.account.Account;
import latchkey.account.Keepers;
import latchkey.apppassword.AppPasswordStory;
import latchkey.apppassword.HowSoon;
import latchkey.apppassword.ListAppPasswords;
import latchkey.apppassword.ListForeign;
import latchkey.audit.Actor;
import latchkey.audit.AuditView;
import latchkey.diagnosis.Worklist;
import latchkey.mailclient.MailClients;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;
import latchkey.shared.StaffDomains;

/** All that is known of one mailbox, for the helpdesk. That it was looked at is written down. */
@ApplicationScoped
class OpenCase {
    private final Account.Repository accounts;
    private final Keepers keepers;
    private final Worklist worklist;
    private final ListAppPasswords appPasswords;
    private final ListForeign listForeign;
    private final HowSoon howSoon;
    private final LookAtBans lookAtBans;
    private final AtMailServer atMailServer;
    private final ReadTimeline readTimeline;
    private final ReadCaseDesk readCaseDesk;
    private final MailClients clients;
    private final NoteLook noteLook;
    private final Clock clock;

    OpenCase(
            Account.Repository accounts,
            Keepers keepers,
            Worklist worklist,
            ListAppPasswords appPasswords,
            ListForeign listForeign,
            HowSoon howSoon,
            LookAtBans lookAtBans,
            AtMailServer atMailServer,
            ReadTimeline readTimeline,
            ReadCaseDesk readCaseDesk,
            MailClients clients,
            NoteLook noteLook,
            Clock clock) {
        this.readCaseDesk = readCaseDesk;
        this.clients = clients;
        this.accounts = accounts;
        this.keepers = keepers;
        this.worklist = worklist;
        this.appPasswords = appPasswords;
        this.listForeign = listForeign;
        this.howSoon = howSoon;
        this.lookAtBans = lookAtBans;
        this.atMailServer = atMailServer;
        this.readTimeline = readTimeline;
        this.noteLook = noteLook;
        this.clock = clock;
    }

    /** @param before where an older page of the timeline begins */
    @Transactional
    public CaseView open(
            MailAddress address, Optional<Instant> before, ReadCaseDesk.Asking asking, StaffDomains within, Actor by) {
        within.require(address);
        Account account = accounts.findByIdOptional(address.toString()).orElseThrow(Refusal.NotFound::new);
        List<AppPasswordStory> stories = appPasswords.storiesOf(address);
        // A mail server's clock may run ahead of ours.
        Instant end = before.orElse(clock.instant().plusSeconds(60));
        Timeline timeline = readTimeline.of(address, end, stories);
        noteLook.at(address, by);
        MainPasswordView mainPassword = MainPasswordView.of(account, clock.instant());
        List<Keepers.PersonView> kept = keepers.of(address, within).keepers();
        List<Worklist.Row> failing = worklist.of(address, within);
        return new CaseView(
                address,
                account.kind(),
                account.active(),
                mainPassword,
                atMailServer.of(address),
                kept.stream().map(Keepers.PersonView::name).toList(),
                failing,
                lookAtBans.of(address, failing),
                stories,
                howSoon.goingOn(stories.stream().map(AppPasswordStory::view).toList()),
                listForeign.possible(address),
                timeline,
                before.isPresent(),
                labels(stories),
                names(timeline, stories),
                clients,
                readCaseDesk.read(account, mainPassword, stories, kept, asking, by));
    }

    private static Map<UUID, String> labels(List<AppPasswordStory> stories) {
        return stories.stream()
                .collect(Collectors.toMap(
                        story -> story.view().id(), story -> story.view().label()));
    }

    private Map<String, String> names(Timeline timeline, Collection<AppPasswordStory> stories) {
        return keepers.namesOf(Stream.concat(
                        timeline.events().stream().flatMap(event -> event.act().stream()),
                        stories.stream().flatMap(story -> story.revoked().stream()))
                .filter(act -> !act.byThePortal())
                .map(AuditView::by)
                .map(Actor::who)
                .collect(Collectors.toSet()));
    }
}
