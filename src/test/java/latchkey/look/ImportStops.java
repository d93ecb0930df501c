package latchkey.look;

import static latchkey.look.Stop.press;
import static latchkey.look.Stop.to;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import latchkey.parts.Person;
import latchkey.site.Site;

/** What an administrator finds after an import was read, stopped or done, and where mailboxes were erased. */
final class ImportStops {
    private static final Site SITE = Site.shared();
    private static final Guest ADAM = Guest.of(Person.ADAM);
    private static final String RUN = "operations/importRun";

    static final List<Stop> ALL = List.of(
            new Stop("imports that were made", "operations/imports", ADAM, page -> {
                run("ENDED", 0, 0, 0, "SAME");
                page.navigate("/admin/import");
            }),
            new Stop("an import with many lines", RUN, ADAM, open("ENDED", 0, 0, 101, "SAME")),
            new Stop("an import that kept the missing", RUN, ADAM, open("ENDED", 1, 2, 1, "SAME")),
            new Stop("a stopped import", RUN, ADAM, open("STOPPED", 0, 0, 1, "ADD")),
            new Stop("an import of nothing", RUN, ADAM, open("READ", 0, 0, 0, "SAME")),
            new Stop("an import with refused lines and missing ones", RUN, ADAM, open("READ", 1, 0, 1, "REFUSED")),
            new Stop("an import that names not all", RUN, ADAM, open("READ", 1, 0, 1, "ADD")),
            new Stop("an import with a wrong number", RUN, ADAM, page -> {
                open("READ", 1, 0, 1, "ADD").accept(page);
                page.locator("#deactivate").fill("7");
                press(page, "form[action$='/begin'] button", ".notice.error");
            }),
            new Stop("mailboxes that were erased", "operations/erasures", ADAM, page -> {
                SITE.change(
                        "INSERT INTO erasure VALUES (?, ?, 'example.org', 'DONE', UTC_TIMESTAMP(3), 'test', UTC_TIMESTAMP(3),"
                                + " NULL)",
                        UUID.randomUUID().toString(),
                        "erased-" + UUID.randomUUID().toString().substring(0, 20));
                page.navigate("/admin/erasures");
            }),
            new Stop("a mailbox that waits to be erased", "operations/erasures", ADAM, ImportStops::waiting),
            new Stop(
                    "a mailbox in use to erase",
                    "operations/erase",
                    ADAM,
                    to("/admin/accounts/" + Person.BOB.address() + "/erase")));

    private ImportStops() {}

    /** Seen once: a mail server that nobody asks here would never let it go. */
    private static void waiting(Page page) {
        String erasure = UUID.randomUUID().toString();
        String mailbox = "waits-" + erasure.substring(0, 8) + "@example.org";
        SITE.change("INSERT INTO account (address, domain, active) VALUES (?, 'example.org', FALSE)", mailbox);
        SITE.change(
                "INSERT INTO main_password_switch (address, mail_server, taken_before, asked_at)"
                        + " VALUES (?, 'elsewhere', 'imap', UTC_TIMESTAMP(3))",
                mailbox);
        SITE.change(
                "INSERT INTO erasure VALUES (?, ?, 'example.org', 'ASKED', UTC_TIMESTAMP(3) - INTERVAL 2 HOUR, 'test', NULL, NULL)",
                erasure,
                "erased-" + erasure.substring(0, 20));
        SITE.change("INSERT INTO erasure_name VALUES (?, 'NOW', ?)", erasure, mailbox);
        page.navigate("/admin/erasures");
        page.locator("[data-awaited]").first().waitFor();
        SITE.change("DELETE FROM erasure_name WHERE erasure = ?", erasure);
        SITE.change("DELETE FROM erasure WHERE id = ?", erasure);
        SITE.change("DELETE FROM main_password_switch WHERE address = ?", mailbox);
        SITE.change("DELETE FROM account WHERE address = ?", mailbox);
    }

    private static Consumer<Page> open(String state, int missing, int toDeactivate, int lines, String outcome) {
        return page -> page.navigate("/admin/import/" + run(state, missing, toDeactivate, lines, outcome));
    }

    private static String run(String state, int missing, int toDeactivate, int lines, String outcome) {
        String id = UUID.randomUUID().toString();
        SITE.change(
                "INSERT INTO import_run (id, made_at, made_by, domains, state, total, read_to, active, missing,"
                        + " to_deactivate, ended_at) VALUES (?, UTC_TIMESTAMP(3), 'test', '*', ?, ?, ?, 100, ?, ?,"
                        + " IF(? = 'ENDED', UTC_TIMESTAMP(3), NULL))",
                id,
                state,
                lines,
                lines,
                missing,
                toDeactivate,
                state);
        for (int line = 1; line <= lines; line++) {
            SITE.change(
                    "INSERT INTO import_line (run, line, address, domain, cells, outcome) VALUES (?, ?, ?, 'example.org', '', ?)",
                    id,
                    line + 1,
                    "person" + line + "@example.org",
                    outcome);
        }
        return id;
    }
}
