package latchkey.diagnosis.corpus;

/**
 * A mailbox that the portal knows.
 *
 * @param hashShown whether the operator lets the mail server compare its main password for the reason
 * @param closed whether the mail server itself does not know it any more
 */
public record Account(String address, String mainPassword, boolean refused, boolean hashShown, boolean closed) {}
