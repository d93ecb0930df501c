package latchkey.operations.start;

/**
 * One thing for which the portal does not start.
 *
 * @param wrong never with the value of a secret
 * @param wayOut what the operator does now
 */
record Fault(String setting, String wrong, String wayOut) {
    String line() {
        return setting + " " + wrong + ". " + wayOut + ".";
    }
}
