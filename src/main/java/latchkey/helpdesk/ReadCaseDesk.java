package latchkey.helpdesk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.account.Account;
import latchkey.account.CheckCaller;
import latchkey.account.Colleagues;
import latchkey.account.Colleagues.Colleague;
import latchkey.account.Keepers;
import latchkey.apppassword.AppPasswordStory;
import latchkey.audit.Actor;
import latchkey.helpdesk.nudge.AboutNudges;
import latchkey.mailclient.MailClient;
import latchkey.mailclient.MailClients;
import latchkey.signin.SecondFactorPage;

/** Puts together what the helpdesk works with at a case; in the transaction that opens it. */
@ApplicationScoped
class ReadCaseDesk {
    private static final int MOST_NOTES = 100;

    private final CaseNote.Repository notes;
    private final CaseHolders holders;
    private final Colleagues colleagues;
    private final CheckCaller checkCaller;
    private final SeeAsOwner seeAsOwner;
    private final SecondFactorPage secondFactorPage;
    private final Keepers keepers;
    private final MailClients clients;
    private final AboutNudges aboutNudges;
    private final Clock clock;

    ReadCaseDesk(
            CaseNote.Repository notes,
            CaseHolders holders,
            Colleagues colleagues,
            CheckCaller checkCaller,
            SeeAsOwner seeAsOwner,
            SecondFactorPage secondFactorPage,
            Keepers keepers,
            MailClients clients,
            AboutNudges aboutNudges,
            Clock clock) {
        this.notes = notes;
        this.holders = holders;
        this.colleagues = colleagues;
        this.checkCaller = checkCaller;
        this.seeAsOwner = seeAsOwner;
        this.secondFactorPage = secondFactorPage;
        this.keepers = keepers;
        this.clients = clients;
        this.aboutNudges = aboutNudges;
        this.clock = clock;
    }

    CaseDesk read(
            Account account,
            MainPasswordView mainPassword,
            Collection<AppPasswordStory> stories,
            List<Keepers.PersonView> kept,
            Asking asking,
            Actor by) {
        List<CaseNote.View> written = notes.of(account.address(), MOST_NOTES);
        Optional<CaseHolders.Holder> holder = holders.of(account.address());
        Optional<CheckCaller.Confirmed> confirmed = checkCaller.confirmed(account.address());
        Map<String, String> names = keepers.namesOf(Stream.of(
                        written.stream().map(CaseNote.View::who),
                        holder.stream().map(CaseHolders.Holder::who),
                        confirmed.stream().map(CheckCaller.Confirmed::by))
                .flatMap(who -> who)
                .collect(Collectors.toSet()));
        return new CaseDesk(
                holder.map(one -> new CaseDesk.Holder(
                        names.getOrDefault(one.who(), ""),
                        one.since(),
                        one.who().equals(by.who()))),
                others(account, holder, by),
                written.stream()
                        .map(note -> new CaseDesk.Note(
                                note.id(),
                                note.at(),
                                names.getOrDefault(note.who(), ""),
                                note.text(),
                                note.struckAt(),
                                note.who().equals(by.who())))
                        .toList(),
                asking.asked(),
                confirmed.map(one -> new CaseDesk.Confirmed(one.at(), names.getOrDefault(one.by(), ""))),
                secondFactor(kept),
                secondFactorPage.address(),
                seeAsOwner.see(account, mainPassword, stories),
                chosen(asking.client()),
                asking.locale(),
                aboutNudges.of(account.address()),
                clock.instant());
    }

    /** Who looks at it has a button of his own. */
    private List<Colleague> others(Account account, Optional<CaseHolders.Holder> holder, Actor by) {
        Set<String> not = Stream.concat(holder.stream().map(CaseHolders.Holder::who), Stream.of(by.who()))
                .collect(Collectors.toSet());
        return colleagues.of(account.address().domain()).stream()
                .filter(one -> !not.contains(one.who()))
                .toList();
    }

    /**
     * How somebody looks at a case.
     *
     * @param client the key of the program whose steps are to be read out where it is not known
     */
    record Asking(CaseDesk.Asked asked, String client, Locale locale) {}

    private Optional<MailClient> chosen(String key) {
        return clients.byKey(key);
    }

    private static CaseDesk.SecondFactor secondFactor(List<Keepers.PersonView> kept) {
        if (kept.isEmpty()) {
            return CaseDesk.SecondFactor.UNKNOWN;
        }
        Set<Boolean> seen =
                kept.stream().map(person -> person.signedInAt().isPresent()).collect(Collectors.toSet());
        return seen.contains(true) ? CaseDesk.SecondFactor.SEEN : CaseDesk.SecondFactor.NEVER;
    }
}
