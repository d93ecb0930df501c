package latchkey.helpdesk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import latchkey.apppassword.AppPasswordStory;
import latchkey.attempt.AccountHistory;
import latchkey.audit.Act;
import latchkey.audit.AuditEntry;
import latchkey.shared.MailAddress;
import latchkey.signin.SignIn;

/** What happened with a mailbox, from all histories that tell of it, up to a moment. */
@ApplicationScoped
class ReadTimeline {
    private static final int MOST_REFUSALS = 500;
    private static final int MOST = 100;
    /** Told with the app password itself. */
    private static final Set<Act> TOLD_ELSEWHERE = EnumSet.of(
            Act.APP_PASSWORD_ISSUED,
            Act.APP_PASSWORD_REVOKED,
            Act.APP_PASSWORD_LEAKED,
            Act.APP_PASSWORD_REPLACED,
            Act.APP_PASSWORD_EXPIRED);

    private final AccountHistory history;
    private final SignIn.Repository signIns;
    private final AuditEntry.Repository acts;

    ReadTimeline(AccountHistory history, SignIn.Repository signIns, AuditEntry.Repository acts) {
        this.history = history;
        this.signIns = signIns;
        this.acts = acts;
    }

    Timeline of(MailAddress address, Instant before, List<AppPasswordStory> stories) {
        return Timeline.merge(List.of(
                Timeline.Source.of(history.refused(address, before, MOST_REFUSALS)),
                Timeline.Source.of(
                        history.accepted(address, before, MOST).stream().map(TimelineEvent::of), MOST),
                Timeline.Source.of(
                        signIns.ofAccount(address, before, MOST).stream().map(TimelineEvent::of), MOST),
                Timeline.Source.of(
                        acts.ofAccount(address, before, TOLD_ELSEWHERE, MOST).stream()
                                .map(TimelineEvent::of),
                        MOST),
                Timeline.Source.whole(stories.stream()
                        .flatMap(ReadTimeline::lifeOf)
                        .filter(event -> event.at().isBefore(before)))));
    }

    private static Stream<TimelineEvent> lifeOf(AppPasswordStory story) {
        return Stream.concat(
                Stream.of(TimelineEvent.made(story)),
                story.view().endedAt().stream().map(at -> TimelineEvent.ended(story, at)));
    }
}
