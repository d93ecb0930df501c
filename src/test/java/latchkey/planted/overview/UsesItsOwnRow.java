package latchkey.planted.overview;

import latchkey.planted.helpdesk.Neighbour;

/** Against the rule, on purpose. */
public record UsesItsOwnRow(Neighbour neighbour) {}
