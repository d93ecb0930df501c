package latchkey.operations.alarm;

import java.io.IOException;

/** A way to tell somebody. */
interface Teller {
    /** @throws IOException if it did not get there, so that it is told later */
    void tell(Alarm alarm, Told what) throws IOException;
}
