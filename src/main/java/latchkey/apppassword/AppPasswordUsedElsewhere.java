package latchkey.apppassword;

/**
 * An app password was used from a network from which it was not used in the last 90 days. Told in the transaction that
 * keeps it, and not of its first use.
 */
public record AppPasswordUsedElsewhere(AppPasswordUse use) {}
