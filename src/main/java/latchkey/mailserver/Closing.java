package latchkey.mailserver;

import java.io.IOException;

/** Leaving a server: its answer no longer matters. */
final class Closing {
    private Closing() {}

    interface Step {
        Object run() throws IOException;
    }

    interface LastStep {
        void run() throws IOException;
    }

    static void quietly(Step farewell, LastStep hangUp) {
        try {
            farewell.run();
        } catch (IOException | RuntimeException gone) {
            // Said goodbye to a closed door; commons-net was never connected then and fails unchecked.
        }
        try {
            hangUp.run();
        } catch (IOException | RuntimeException gone) {
            // Closed already.
        }
    }
}
