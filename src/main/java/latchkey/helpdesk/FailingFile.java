package latchkey.helpdesk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.diagnosis.Worklist;
import latchkey.diagnosis.Worklist.Row;
import latchkey.diagnosis.WorklistFilter;
import latchkey.diagnosis.WorklistOrder;
import latchkey.diagnosis.WorklistPage;
import latchkey.shared.CsvLine;
import latchkey.shared.StaffDomains;

/**
 * The worklist as a file. Which accounts it has, and in which order, is read at once; each line is as it was when it was
 * written, and no connection to the database is held while a slow reader takes them.
 */
@ApplicationScoped
class FailingFile {
    static final List<String> COLUMNS = List.of(
            "address",
            "protocol",
            "client",
            "reason",
            "certainty",
            "state",
            "tries",
            "first_at",
            "last_at",
            "networks",
            "app_password",
            "same_secret",
            "beat_s",
            "spread_s");

    /** In the last line, before the number of the others: who has read it has read them all. */
    static final String END = "end";

    private static final int AT_ONCE = 500;
    private static final int LONGEST_NOTE = 300;

    private final Worklist worklist;
    private final AuditTrail auditTrail;

    FailingFile(Worklist worklist, AuditTrail auditTrail) {
        this.worklist = worklist;
        this.auditTrail = auditTrail;
    }

    /** Writes down that it is handed out. */
    @Transactional
    public List<String> handOut(
            WorklistFilter filter, WorklistOrder order, StaffDomains within, Actor by, String asked) {
        List<String> addresses = worklist.addresses(filter, order, within);
        auditTrail.record(by, Act.WORKLIST_EXPORTED, null, null, note(asked));
        return addresses;
    }

    /** Who was looked for is often an address, and the trail outlives the mailbox. */
    static String note(String asked) {
        String view = asked.replaceAll("([?&](?:q|client)=)[^&]+", "$1…");
        return view.length() <= LONGEST_NOTE ? view : view.substring(0, LONGEST_NOTE);
    }

    void write(List<String> addresses, WorklistFilter filter, StaffDomains within, OutputStream out)
            throws IOException {
        long written = 0;
        out.write(bytes(COLUMNS));
        for (int from = 0; from < addresses.size(); from += AT_ONCE) {
            List<String> some = addresses.subList(from, Math.min(addresses.size(), from + AT_ONCE));
            StringBuilder lines = new StringBuilder();
            for (WorklistPage.Entry entry : worklist.entries(some, filter, within)) {
                for (Row row : entry.clients()) {
                    lines.append(CsvLine.of(fields(row)));
                    written++;
                }
            }
            out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        }
        List<String> end = new ArrayList<>(List.of(END, String.valueOf(written)));
        end.addAll(Collections.nCopies(COLUMNS.size() - end.size(), ""));
        out.write(bytes(end));
    }

    private static byte[] bytes(List<String> fields) {
        return CsvLine.of(fields).getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> fields(Row row) {
        return List.of(
                row.address(),
                row.protocol(),
                row.client().orElse(""),
                row.reason().key(),
                row.certainty().key(),
                row.state().key(),
                String.valueOf(row.tries()),
                row.firstAt().toString(),
                row.lastAt().toString(),
                String.join(" ", row.networks()),
                row.appPassword().orElse(""),
                row.proof().sameSecret().map(same -> same ? "yes" : "no").orElse(""),
                row.proof().beat().map(String::valueOf).orElse(""),
                row.proof()
                        .beat()
                        .map(beat -> String.valueOf(row.proof().spread()))
                        .orElse(""));
    }
}
