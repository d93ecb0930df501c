package latchkey.planted.setup;

import latchkey.planted.web.Innocent;

/** As it should be. */
public record UsesALowerRow(Innocent lower) {}
