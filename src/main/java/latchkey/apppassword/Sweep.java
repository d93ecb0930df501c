package latchkey.apppassword;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far the comparison of all copies at one mail server has come. */
final class Sweep {
    private final AppPasswordPolicy policy;
    private @Nullable Instant begunAt;
    private Instant endedAt = Instant.MIN;
    private String reached = "";

    Sweep(AppPasswordPolicy policy) {
        this.policy = policy;
    }

    /** Whether one is under way, or should be. What a server was told while it did not answer nobody knows. */
    boolean due(Instant now, Optional<Instant> disturbedAt) {
        if (!reached.isEmpty() || begunAt == null) {
            return true;
        }
        Instant begun = begunAt;
        boolean disturbed = disturbedAt.filter(at -> !at.isBefore(begun)).isPresent();
        return disturbed
                ? !now.isBefore(endedAt.plus(policy.copiesRestFor()))
                : !now.isBefore(begun.plus(policy.copiesComparedEvery()));
    }

    /** @return behind which address it goes on */
    String goOn(Instant now) {
        if (reached.isEmpty()) {
            begunAt = now;
        }
        return reached;
    }

    void reached(String address) {
        reached = address;
    }

    void ended(Instant now) {
        reached = "";
        endedAt = now;
    }

    /** From the beginning, as soon as it answers. */
    void interrupted() {
        reached = "";
        begunAt = null;
    }
}
