package latchkey.mailserver.mailcow.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import latchkey.mailserver.mailcow.report.DovecotLine.Kind;

/**
 * That somebody was let in, as a log says it: not by which password.
 *
 * @param fresh whether it was not read before
 */
record LetIn(String protocol, String login, String ip, long second, boolean fresh) {
    static List<LetIn> byDovecot(LogReading log, List<DovecotLine> lines) {
        List<LetIn> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            DovecotLine line = lines.get(i);
            if (line.kind() == Kind.LET_IN) {
                all.add(new LetIn(
                        line.protocol(),
                        line.login(),
                        line.ip(),
                        log.lines().get(i).second(),
                        log.isNew(i)));
            }
        }
        return all;
    }

    static List<LetIn> byPostfix(LogReading log) {
        List<LetIn> all = new ArrayList<>();
        for (int i = 0; i < log.lines().size(); i++) {
            LogLine line = log.lines().get(i);
            boolean fresh = log.isNew(i);
            PostfixLine.of(line.message())
                    .filter(PostfixLine::accepted)
                    .ifPresent(login -> all.add(new LetIn("smtp", login.login(), login.ip(), line.second(), fresh)));
        }
        return all;
    }

    boolean isOf(SaslRow row) {
        return row.service().equals(protocol) && row.username().equalsIgnoreCase(login);
    }

    /** Without the webmail's own: its password for everybody leaves a row that names no protocol, or none at all. */
    static List<LetIn> byClients(List<LetIn> lines, Set<String> webmail) {
        return lines.stream().filter(line -> !webmail.contains(line.ip())).toList();
    }
}
