package latchkey.helpdesk.nudge;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import latchkey.account.Keepers;
import latchkey.attempt.Reason;
import latchkey.diagnosis.Worklist;
import latchkey.mailclient.format.QrPicture;
import latchkey.notice.NoticeKind;
import latchkey.notice.RefusedProgram;
import latchkey.notice.ShowNotice;
import latchkey.notice.ShowNotice.Shown;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;
import latchkey.shared.StaffDomains;

/**
 * Letters on paper, for owners who can read no mail: in their language, with the words of the mail and the portal's address,
 * in clear and as a code. There is no secret in them; whoever opens them by mistake learns that a program fails.
 */
@ApplicationScoped
class PrintLetters {
    static final int ON_A_PAGE = 50;

    private final NudgeRuns runs;
    private final PreviewNudge previewNudge;
    private final ShowNotice showNotice;
    private final Worklist worklist;
    private final Keepers keepers;
    private final Clock clock;

    PrintLetters(
            NudgeRuns runs,
            PreviewNudge previewNudge,
            ShowNotice showNotice,
            Worklist worklist,
            Keepers keepers,
            Clock clock) {
        this.runs = runs;
        this.previewNudge = previewNudge;
        this.showNotice = showNotice;
        this.worklist = worklist;
        this.keepers = keepers;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "helpdesk")
    static class Templates {
        static native TemplateInstance letterSheet(Shown letter, Instant day, Optional<String> portal, String code);
    }

    /**
     * @param html in his language
     * @param printed whether somebody has said so
     */
    record Sheet(String address, String language, String html, boolean printed) {}

    /** @param last the number of the last line that was looked at */
    record Sheets(List<Sheet> sheets, int last, boolean more) {}

    /** Of a round, some at a time; none of one that was only tried dry. */
    @Transactional
    Sheets of(NudgeRun run, int after, int most) {
        List<NudgeLine> lines = run.dry() ? List.of() : runs.letters(run.id(), after, most + 1);
        List<NudgeLine> shown = lines.stream().limit(most).toList();
        return new Sheets(
                shown.stream()
                        // Whoever got another domain since is none of theirs any more.
                        .filter(line -> run.within().hold(MailAddress.of(line.address())))
                        .map(line -> sheet(MailAddress.of(line.address()), thing(line.reasons()), line.nudged()))
                        .toList(),
                shown.isEmpty() ? after : shown.get(shown.size() - 1).number(),
                lines.size() > most);
    }

    /** Of one account, whatever fails there now; nothing where its owner has nothing to mend. */
    @Transactional
    List<Sheet> of(MailAddress account, StaffDomains within) {
        if (!keepers.known(account, within)) {
            throw new Refusal.NotFound();
        }
        List<Reason> reasons = reasons(account, within);
        return reasons.isEmpty() ? List.of() : List.of(sheet(account, thing(reasons), false));
    }

    /** What a letter to whoever owns it tells of now. */
    List<Reason> reasons(MailAddress account, StaffDomains within) {
        return worklist.of(account, within).stream()
                .map(row -> new Facts.Program(row.reason(), row.state(), row.client()))
                .filter(program -> program.fails() && program.his())
                .map(Facts.Program::reason)
                .distinct()
                .toList();
    }

    private static String thing(List<Reason> reasons) {
        return RefusedProgram.thing(reasons.stream()
                .map(reason -> new RefusedProgram(reason.key(), Optional.empty()))
                .toList());
    }

    private Sheet sheet(MailAddress account, String thing, boolean printed) {
        Locale locale = previewNudge.languageOf(account);
        Optional<String> portal = showNotice.portal().map(Object::toString);
        String label = MessageBundles.get(NudgeMessages.class, Localized.Literal.of(locale.toLanguageTag()))
                .letterCode();
        String code = portal.map(address -> QrPicture.img(address, label)).orElse("");
        Shown letter = showNotice.of(NoticeKind.NUDGE, account, thing, locale);
        return new Sheet(
                account.toString(),
                letter.tag(),
                Templates.letterSheet(letter, clock.instant(), portal, code)
                        .setLocale(locale)
                        .render(),
                printed);
    }
}
