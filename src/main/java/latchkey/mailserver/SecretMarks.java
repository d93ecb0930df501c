package latchkey.mailserver;

import java.util.Optional;

/** By what a mail server's reports of refused logins let an app password be known again. */
public interface SecretMarks {
    /** 32 bits, with a key; empty where the mail server tells by itself which one was tried. */
    Optional<Long> of(String mailServer, String secret);
}
