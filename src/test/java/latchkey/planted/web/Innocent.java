package latchkey.planted.web;

/** Uses nobody. */
public record Innocent(String name) {}
