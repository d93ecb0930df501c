package latchkey.parts;

/** A mail server that somebody may log in to. */
public interface AnyDovecot {
    MailLogin client();

    SaslLogin sasl();
}
