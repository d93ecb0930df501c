package latchkey.audit;

/** An act stands in the audit trail, once its transaction is committed; to be counted, so of whom is not told. */
public record Recorded(Act what) {}
