package latchkey.audit;

/**
 * Who does something, as the audit trail keeps it.
 *
 * @param who issuer and subject
 * @param role the highest that the person has
 */
public record Actor(String who, String role) {}
