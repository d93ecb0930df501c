package latchkey.notice;

/**
 * A mail certainly did not go out, and is not tried again. Told in the transaction that marks it.
 *
 * @param event what happened of which it was to tell
 */
public record MailGivenUp(NoticeKind kind, String event) {}
