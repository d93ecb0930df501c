package latchkey.diagnosis.corpus;

import java.io.IOException;
import java.util.Map;
import latchkey.parts.SaslSession;
import latchkey.site.Site;

/** The mail server that everybody shares. */
record ServerOfTheSite(Site site) implements PlayedAt {
    @Override
    public void knows(Map<String, String> mainPasswords) {
        site.parts().dovecot().addMailboxes(mainPasswords);
    }

    @Override
    public SaslSession session() throws IOException {
        return site.parts().saslLogin().session();
    }

    @Override
    public void letsNobodyIn() {
        throw new AssertionError("others log in there");
    }

    @Override
    public void letsThemInAgain() {
        throw new AssertionError("others log in there");
    }
}
