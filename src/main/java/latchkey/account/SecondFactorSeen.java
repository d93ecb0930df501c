package latchkey.account;

import java.time.Instant;
import java.util.UUID;

/** Somebody has signed in with an accepted second factor. Told in the transaction that keeps it. */
public record SecondFactorSeen(UUID person, Instant at) {}
