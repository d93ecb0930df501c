package latchkey.planted.cellar;

/** In a package that no row names. */
public record InNoRow(String name) {}
