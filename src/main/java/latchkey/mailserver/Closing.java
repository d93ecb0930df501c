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
        } catch (IOException gone) {
            // said goodbye to a closed door
        }
        try {
            hangUp.run();
        } catch (IOException gone) {
            // closed already
        }
    }
}
