package latchkey.diagnosis;

import latchkey.attempt.Certainty;
import latchkey.attempt.Reason;

/** Why a login was refused, and whether that is proved. */
public record Finding(Reason reason, Certainty certainty) {
    public static Finding certain(Reason reason) {
        return new Finding(reason, Certainty.CERTAIN);
    }

    public static Finding probable(Reason reason) {
        return new Finding(reason, Certainty.PROBABLE);
    }
}
