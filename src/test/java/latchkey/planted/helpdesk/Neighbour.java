package latchkey.planted.helpdesk;

/** Uses nobody, in the row of the overview. */
public record Neighbour(String name) {}
