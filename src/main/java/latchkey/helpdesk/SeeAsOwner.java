package latchkey.helpdesk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import latchkey.account.Account;
import latchkey.account.Correspondent;
import latchkey.account.Domain;
import latchkey.account.Keepers;
import latchkey.apppassword.AppPasswordStory;
import latchkey.attempt.AccountLogins;
import latchkey.attempt.Reason;
import latchkey.diagnosis.Worklist;
import latchkey.helpdesk.OwnersSight.Trouble;
import latchkey.web.Locales;

/** Reads what the owner reads, in the sentences of his own page and in his language: there is no secret in it. */
@ApplicationScoped
class SeeAsOwner {
    /** As his own page has it. */
    private static final Duration LATELY = Duration.ofDays(14);

    private final Worklist worklist;
    private final AccountLogins logins;
    private final Domain.Repository domains;
    private final Keepers keepers;
    private final Clock clock;

    SeeAsOwner(Worklist worklist, AccountLogins logins, Domain.Repository domains, Keepers keepers, Clock clock) {
        this.worklist = worklist;
        this.logins = logins;
        this.domains = domains;
        this.keepers = keepers;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "helpdesk")
    static class Templates {
        static native TemplateInstance ownersSight(OwnersSight sight);
    }

    OwnersSight.Rendered see(Account account, MainPasswordView mainPassword, Collection<AppPasswordStory> stories) {
        Map<UUID, String> labels = stories.stream()
                .collect(Collectors.toMap(
                        story -> story.view().id(), story -> story.view().label()));
        List<Trouble> failing = worklist.failingNow(account.address()).stream()
                .map(row -> trouble(row, labels))
                .toList();
        OwnersSight sight = new OwnersSight(
                failing.stream()
                        .filter(trouble -> !perhapsSomebodyElse(trouble))
                        .toList(),
                failing.stream().filter(SeeAsOwner::perhapsSomebodyElse).toList(),
                mainPassword,
                mainPassword.state() == MainPasswordView.State.REFUSED_SINCE
                        ? 0
                        : logins.byMainPassword(clock.instant().minus(LATELY), account.address())
                                .size(),
                stories.stream().noneMatch(story -> story.view().live()),
                domains.findById(account.domain()).helpdeskContact().orElse(""));
        Locale locale = language(account);
        return new OwnersSight.Rendered(
                locale, Templates.ownersSight(sight).setLocale(locale).render());
    }

    private static Trouble trouble(Worklist.Row row, Map<UUID, String> labels) {
        boolean ours = row.reason() == Reason.ACCOUNT_OFF || row.reason() == Reason.MAIL_SERVER_UNAVAILABLE;
        String name = row.appPasswordId()
                .flatMap(id -> Optional.ofNullable(labels.get(id)))
                .or(row::client)
                .orElse("");
        return new Trouble(row, name, ours);
    }

    private static boolean perhapsSomebodyElse(Trouble trouble) {
        return trouble.row().reason() == Reason.WRONG_PASSWORD;
    }

    /** Of the first who keeps it; English where nobody is known. */
    private Locale language(Account account) {
        return keepers.correspondents(account.address(), null).stream()
                .findFirst()
                .flatMap(Correspondent::language)
                .flatMap(Locales::named)
                .orElse(Locale.ENGLISH);
    }
}
