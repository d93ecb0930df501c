package latchkey.operations.start;

import java.util.List;

/** Looks at some of the settings. What another check says already, it does not say again. */
interface Check {
    List<Fault> faults(Given given);
}
