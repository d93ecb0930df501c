package latchkey.diagnosis.corpus;

import java.io.IOException;
import java.util.Map;
import latchkey.parts.SaslSession;

/** A mail server at which traces are played. */
interface PlayedAt {
    /** @param mainPasswords by address, of whom it lets in from now on */
    void knows(Map<String, String> mainPasswords);

    SaslSession session() throws IOException;

    void letsNobodyIn();

    void letsThemInAgain();
}
