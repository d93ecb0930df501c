package latchkey.helpdesk.nudge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import latchkey.account.Keepers;
import latchkey.audit.Actor;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;
import latchkey.shared.StaffDomains;

/** Writes down who would be nudged and how, and who not and why. Nothing is sent. */
@ApplicationScoped
public class TryNudgeDry {
    private final GatherFacts gatherFacts;
    private final NudgeRuns runs;
    private final Keepers keepers;
    private final NudgeConfig config;
    private final Clock clock;

    TryNudgeDry(GatherFacts gatherFacts, NudgeRuns runs, Keepers keepers, NudgeConfig config, Clock clock) {
        this.gatherFacts = gatherFacts;
        this.runs = runs;
        this.keepers = keepers;
        this.config = config;
        this.clock = clock;
    }

    public enum Answer {
        MADE,
        /** Nothing fails that fits. */
        NOBODY,
        TOO_MANY
    }

    /** @param form the number of the form: sent twice it is one round */
    @Transactional
    Answer filtered(UUID form, Asked asked, StaffDomains within, Actor by) {
        if (runs.find(form).isPresent()) {
            return Answer.MADE;
        }
        List<String> addresses = gatherFacts.addresses(asked, within);
        if (addresses.isEmpty()) {
            return Answer.NOBODY;
        }
        if (addresses.size() > config.most()) {
            return Answer.TOO_MANY;
        }
        make(form, asked, addresses, within, by);
        return Answer.MADE;
    }

    /** @return the number of the round */
    @Transactional
    UUID one(MailAddress account, StaffDomains within, Actor by) {
        if (!keepers.known(account, within)) {
            throw new Refusal.NotFound();
        }
        UUID id = UUID.randomUUID();
        make(id, Asked.of(account), List.of(account.toString()), within, by);
        return id;
    }

    private void make(UUID id, Asked asked, List<String> addresses, StaffDomains within, Actor by) {
        ChooseWay choose = new ChooseWay(clock.instant(), config.coolDown());
        List<NudgeLine> lines = new ArrayList<>();
        for (Facts facts : gatherFacts.of(asked, addresses, within)) {
            lines.add(NudgeLine.of(lines.size() + 1, facts.address(), choose.of(facts)));
        }
        runs.add(id, asked, lines, within, by.who(), clock.instant());
    }
}
