package latchkey.diagnosis.corpus;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import latchkey.parts.OwnDovecot;
import latchkey.parts.SaslSession;
import latchkey.parts.SiteMailbox;
import latchkey.parts.Slapd;
import latchkey.site.Site;

/** A mail server of one trace, beside a real directory that is stopped and started again. */
final class DirectoryThatStops implements PlayedAt, AutoCloseable {
    private final Slapd directory;
    private final OwnDovecot mailServer;

    DirectoryThatStops(Site site, Trace trace) {
        directory = site.parts().directory();
        mailServer = site.parts()
                .ownDovecot("outage-" + trace.name())
                .besideDirectory(directory.url())
                .asking("socket = \"" + site.parts().mariaDb().socket() + "\"");
    }

    @Override
    public void knows(Map<String, String> mainPasswords) {
        directory.start(mainPasswords.entrySet().stream()
                .map(one -> new SiteMailbox(
                        one.getKey().substring(0, one.getKey().indexOf('@')), one.getValue(), List.of(), true, ""))
                .toList());
        mailServer.start();
    }

    @Override
    public SaslSession session() throws IOException {
        return mailServer.sasl().session();
    }

    @Override
    public void letsNobodyIn() {
        directory.stop();
    }

    @Override
    public void letsThemInAgain() {
        directory.startAgain();
    }

    @Override
    public void close() {
        mailServer.close();
        directory.stop();
    }
}
