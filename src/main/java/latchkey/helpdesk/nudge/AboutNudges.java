package latchkey.helpdesk.nudge;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import latchkey.notice.ShowNotice;
import latchkey.shared.MailAddress;

/** What a case shows of nudges. */
@ApplicationScoped
public class AboutNudges {
    private final NudgeRuns runs;
    private final ShowNotice showNotice;
    private final NudgeConfig config;

    AboutNudges(NudgeRuns runs, ShowNotice showNotice, NudgeConfig config) {
        this.runs = runs;
        this.showNotice = showNotice;
        this.config = config;
    }

    /**
     * @param last when its owner was nudged
     * @param portal the address to be read out, if it is known
     */
    public record Nudges(Optional<Instant> last, Optional<String> portal, long coolDownDays) {}

    public Nudges of(MailAddress account) {
        String address = account.toString();
        return new Nudges(
                Optional.ofNullable(runs.nudged(List.of(address)).get(address)),
                showNotice.portal().map(Object::toString),
                Math.max(1, config.coolDown().toDays()));
    }
}
