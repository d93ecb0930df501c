package latchkey.helpdesk.nudge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import latchkey.account.Correspondent;
import latchkey.account.ReachKeepers;
import latchkey.notice.NoticeKind;
import latchkey.notice.ShowNotice;
import latchkey.notice.ShowNotice.Shown;
import latchkey.shared.MailAddress;
import latchkey.shared.StaffDomains;
import latchkey.web.Locales;

/** The message as the first of those would get it who read a language, for each language. */
@ApplicationScoped
class PreviewNudge {
    /** Among so many the languages are looked for. */
    private static final int LOOKED_AT = 200;

    private final GatherFacts gatherFacts;
    private final ReachKeepers reachKeepers;
    private final ShowNotice showNotice;
    private final NudgeConfig config;
    private final Clock clock;

    PreviewNudge(
            GatherFacts gatherFacts,
            ReachKeepers reachKeepers,
            ShowNotice showNotice,
            NudgeConfig config,
            Clock clock) {
        this.gatherFacts = gatherFacts;
        this.reachKeepers = reachKeepers;
        this.showNotice = showNotice;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    List<Shown> of(Asked asked, List<String> addresses, StaffDomains within) {
        ChooseWay choose = new ChooseWay(clock.instant(), config.coolDown());
        Map<Locale, Shown> shown = new LinkedHashMap<>();
        for (Facts facts :
                gatherFacts.of(asked, addresses.stream().limit(LOOKED_AT).toList(), within)) {
            Choice choice = choose.of(facts);
            if (choice.way().isPresent()) {
                MailAddress mailbox = MailAddress.of(facts.address());
                String thing = NudgeOne.thing(choice.programs());
                languages(choice, mailbox)
                        .forEach(locale -> shown.computeIfAbsent(
                                locale, one -> showNotice.of(NoticeKind.NUDGE, mailbox, thing, one)));
            }
        }
        return List.copyOf(shown.values());
    }

    private List<Locale> languages(Choice choice, MailAddress mailbox) {
        return choice.to().isEmpty()
                ? List.of(languageOf(mailbox))
                : choice.to().stream()
                        .map(Correspondent::language)
                        .map(this::locale)
                        .distinct()
                        .toList();
    }

    /** Of the first who keeps it. */
    Locale languageOf(MailAddress mailbox) {
        ReachKeepers.Kept kept = reachKeepers.of(List.of(mailbox.toString())).get(mailbox.toString());
        return locale(
                kept == null
                        ? Optional.empty()
                        : kept.keepers().stream().findFirst().flatMap(ReachKeepers.Keeper::language));
    }

    private Locale locale(Optional<String> tag) {
        return tag.flatMap(Locales::named).orElse(showNotice.otherwise());
    }
}
