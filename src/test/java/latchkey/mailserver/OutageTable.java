package latchkey.mailserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import latchkey.mailserver.Outage.Answers;
import latchkey.mailserver.Outage.Outcome;
import latchkey.mailserver.Outage.Who;
import latchkey.parts.MailSite;

/** What the clients of several sites were told while something was broken. */
final class OutageTable {
    private final OutageDatabase database;
    private final String from;
    private final List<Row> rows = new ArrayList<>();

    OutageTable(OutageDatabase database, String from) {
        this.database = database;
        this.from = from;
    }

    private record Row(String what, MailSite site, CompletableFuture<Answers> told) {
        Answers answers() {
            return told.join();
        }
    }

    /** Starts to ask, on behalf of everybody over every protocol. */
    CompletableFuture<Answers> asking(String what, Map<Who, Outcome> expected, MailSite site) {
        CompletableFuture<Answers> told = new Outage(what + ", " + site, site, from, expected)
                .answers(whoAndWhat -> MailServersToBreak.password(database, whoAndWhat), site.clients());
        rows.add(new Row(what, site, told));
        return told;
    }

    /** Asks all sites at once. */
    void ask(String what, Map<Who, Outcome> expected, List<MailSite> sites) {
        sites.stream().map(site -> asking(what, expected, site)).toList().forEach(CompletableFuture::join);
    }

    void printAndCheck() {
        System.out.print(table());
        List<Answers> answers = rows.stream().map(Row::answers).toList();
        assertThat(answers).isNotEmpty().allSatisfy(MailServersToBreak::asExpected);
        MailServersToBreak.saidAlike(answers);
    }

    private String table() {
        Map<String, Map<String, List<MailSite>>> table = new LinkedHashMap<>();
        rows.forEach(row -> row.answers()
                .outcomes()
                .forEach((who, outcomes) -> table.computeIfAbsent(row.what + " | " + who, what -> new LinkedHashMap<>())
                        .computeIfAbsent(
                                outcomes.stream().map(Outcome::name).collect(Collectors.joining(" ")),
                                told -> new ArrayList<>())
                        .add(row.site)));
        StringBuilder lines = new StringBuilder(
                "what is broken | who logs in | told over each of " + Outage.PROTOCOLS + " | where\n");
        table.forEach((what, told) -> told.forEach((outcome, sites) -> lines.append(what)
                .append(" | ")
                .append(outcome)
                .append(" | ")
                .append(sites)
                .append('\n')));
        return lines.toString();
    }
}
