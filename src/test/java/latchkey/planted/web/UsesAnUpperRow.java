package latchkey.planted.web;

import latchkey.planted.setup.UsesALowerRow;

/** Against the rule, on purpose. */
public record UsesAnUpperRow(UsesALowerRow upper) {}
