package latchkey.look;

import static latchkey.look.Stop.to;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import latchkey.parts.Person;
import latchkey.site.Site;

/** Networks that are shut out, as the helpdesk and owners see them. Told by no mail server: the rows are put there. */
final class BanStops {
    private static final Site SITE = Site.shared();
    private static final String SERVER = "dovecot";
    private static final String OF_A_DEVICE = "198.51.100.77/32";
    private static final String OF_THE_BROWSER = "127.0.0.1/32";
    private static final Guest HANNA = Guest.of(Person.HANNA);
    private static final Guest HEDDA = Guest.staged(
            "hedda", domain -> Map.of("name", Stage.LONG_NAME, "roles", List.of("helpdesk:" + domain.name())));
    private static final Guest IDA = Guest.staged("ida", domain -> Map.of("name", Stage.LONG_NAME));
    private static final String LIST = "helpdesk/bans";
    private static final String HOME = "overview/home";

    static final List<Stop> ALL = List.of(
            new Stop("a ban that was lifted", LIST, HANNA, page -> {
                nothing();
                page.navigate("/helpdesk/bans?lifted=yes");
            }),
            new Stop("no network is shut out", LIST, HEDDA, page -> {
                nothing();
                page.navigate("/helpdesk/bans");
            }),
            new Stop("networks that are shut out", LIST, HEDDA, at("/helpdesk/bans?lifted=yes", OF_A_DEVICE, false)),
            new Stop(
                    "a network from which no account is known",
                    LIST,
                    HANNA,
                    at("/helpdesk/bans", OF_THE_BROWSER, true)),
            new Stop("a network that is shut out for good", LIST, HEDDA, page -> {
                forGood();
                page.navigate("/helpdesk/bans");
            }),
            new Stop("home with a device that is shut out for good", HOME, IDA, page -> {
                forGood();
                page.navigate("/home?account=" + Stage.domain().mailbox("shut-out"));
            }),
            new Stop("a mail server that does not tell of networks", LIST, HEDDA, page -> {
                silent();
                page.navigate("/helpdesk/bans?lifted=yes");
            }),
            new Stop("a mail server that never told of networks", LIST, HEDDA, page -> {
                silent();
                SITE.change("UPDATE ban_poll SET answered_at = NULL WHERE mail_server = 'dovecot'");
                page.navigate("/helpdesk/bans");
            }),
            new Stop("let a network in again?", "helpdesk/liftBan", HEDDA, page -> {
                at("/helpdesk/bans", OF_A_DEVICE, false).accept(page);
                page.navigate(page.locator("tr[data-ban] a[href*=lift]").getAttribute("href"));
            }),
            new Stop(
                    "worklist with a network that is shut out",
                    "helpdesk/failing",
                    HEDDA,
                    page -> at("/helpdesk/failing?q=" + Stage.domain().mailbox("shut-out"), OF_A_DEVICE, false)
                            .accept(page)),
            new Stop(
                    "case with a network that is let in again",
                    "helpdesk/account",
                    HEDDA,
                    page -> at("/helpdesk/accounts/" + Stage.domain().mailbox("shut-out"), OF_A_DEVICE, true)
                            .accept(page)),
            new Stop("home of who is shut out", HOME, IDA, home("shut-out", OF_THE_BROWSER, false)),
            new Stop("home with a device that is shut out", HOME, IDA, home("shut-out", OF_A_DEVICE, false)),
            new Stop("home with a device that is let in again", HOME, IDA, home("shut-out", OF_A_DEVICE, true)),
            new Stop("home while the mail server does not tell", HOME, IDA, page -> {
                silent();
                page.navigate("/home?account=" + Stage.domain().mailbox("shut-out"));
            }),
            new Stop("home of who is let in", HOME, IDA, page -> {
                nothing();
                page.navigate("/home?account=" + Stage.domain().mailbox("shut-out"));
            }),
            new Stop("home while the plan waits", HOME, IDA, page -> {
                thePlanWaits();
                page.navigate("/home?account=" + Stage.domain().mailbox("shut-out"));
            }),
            new Stop("case while the plan waits", "helpdesk/account", HEDDA, page -> {
                thePlanWaits();
                page.navigate("/helpdesk/accounts/" + Stage.domain().mailbox("shut-out"));
            }));

    private BanStops() {}

    private static Consumer<Page> home(String login, String network, boolean beingLifted) {
        return page -> at("/home?account=" + Stage.domain().mailbox(login), network, beingLifted)
                .accept(page);
    }

    private static Consumer<Page> at(String path, String network, boolean beingLifted) {
        return page -> {
            nothing();
            SITE.change(
                    "INSERT INTO banned_network (mail_server, network, until, being_lifted)"
                            + " VALUES (?, ?, UTC_TIMESTAMP(3) + INTERVAL 25 MINUTE, ?)",
                    SERVER,
                    network,
                    beingLifted);
            to(path).accept(page);
        };
    }

    private static void forGood() {
        nothing();
        SITE.change(
                "INSERT INTO banned_network (mail_server, network, until, being_lifted, for_good)"
                        + " VALUES (?, ?, '9999-12-31', FALSE, TRUE)",
                SERVER,
                OF_A_DEVICE);
    }

    private static void thePlanWaits() {
        nothing();
        SITE.change(
                "UPDATE account SET refusal_held = TRUE, main_password_refused_from = UTC_TIMESTAMP(3) - INTERVAL 2 DAY"
                        + " WHERE address = ?",
                Stage.domain().mailbox("shut-out"));
    }

    private static void silent() {
        nothing();
        SITE.change(
                "REPLACE INTO ban_poll (mail_server, asked_at, answered_at, failed_since) VALUES"
                        + " ('dovecot', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) - INTERVAL 1 HOUR, UTC_TIMESTAMP(3) - INTERVAL 12 MINUTE)");
    }

    static void nothing() {
        SITE.change("DELETE FROM banned_network WHERE mail_server = 'dovecot'");
        SITE.change("DELETE FROM ban_poll WHERE mail_server = 'dovecot'");
        // A server that is asked no more would count as silent for an hour.
        SITE.change("UPDATE ban_poll SET failed_since = NULL");
    }
}
