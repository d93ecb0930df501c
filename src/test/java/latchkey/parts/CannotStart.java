package latchkey.parts;

/** A part does not start; the message is one plain line for the person at the terminal. */
public final class CannotStart extends RuntimeException {
    public CannotStart(String message) {
        super(message);
    }

    public CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
