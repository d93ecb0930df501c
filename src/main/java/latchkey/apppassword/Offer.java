package latchkey.apppassword;

/** What an owner could do about an app password, and why. */
enum Offer {
    /** Two networks within the same hour. */
    TWO_PLACES,
    /** Nobody for 90 days. */
    UNUSED,
    /** Nobody since it was made, for a day. */
    NEVER_USED;

    public boolean places() {
        return this == TWO_PLACES;
    }
}
