package latchkey.operations.alarm;

/** What was last told of an alarm by one way. */
enum Told {
    NOTHING,
    RAISED,
    CLEARED
}
