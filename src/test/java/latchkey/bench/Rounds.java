package latchkey.bench;

import java.util.ArrayList;
import java.util.List;

/** How often something is measured, and what counts. */
enum Rounds {
    /** Tells how it is on this machine, with all that goes on there. */
    MIDDLE_OF_5(5),
    /** Tells what the portal does, not what else the machine is busy with; one that is good enough is the last. */
    QUIETEST_OF_4(4);

    private final int most;

    Rounds(int most) {
        this.most = most;
    }

    interface Measurement {
        double once();
    }

    double lowest(double goodEnough, Measurement measurement) {
        List<Double> each = new ArrayList<>();
        while (each.size() < most) {
            double measured = measurement.once();
            each.add(measured);
            if (this == QUIETEST_OF_4 && measured < goodEnough) {
                return measured;
            }
        }
        Timings timings = new Timings(each);
        return this == MIDDLE_OF_5 ? timings.middle() : timings.least();
    }

    double highest(double goodEnough, Measurement measurement) {
        return -lowest(-goodEnough, () -> -measurement.once());
    }
}
