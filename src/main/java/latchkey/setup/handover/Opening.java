package latchkey.setup.handover;

import java.time.Instant;

/** By whom a hand-over was claimed. */
public record Opening(Device device, String network, Instant at) {}
