package latchkey.look;

import static latchkey.look.OwnersStops.ADAM;
import static latchkey.look.OwnersStops.ALICE;
import static latchkey.look.OwnersStops.IDA;
import static latchkey.look.OwnersStops.LEAVING;
import static latchkey.look.Stop.force;
import static latchkey.look.Stop.press;
import static latchkey.look.Stop.to;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import latchkey.site.Mailbox;
import latchkey.site.Site;

/** The pages of app passwords that are there already: all of a mailbox, and one of them. */
final class AppPasswordStops {
    private static final Site SITE = Site.shared();

    static final List<Stop> ALL_OF_THEM = List.of(
            new Stop("app passwords", "apppassword/list", ALICE, to("/app-passwords")),
            new Stop("app passwords with long names", "apppassword/list", IDA, ofIda("")),
            new Stop("app password revoked", "apppassword/list", ALICE, page -> {
                first(page, "a[href*='/revoke']");
                press(page, "button.danger", "[role=status]");
            }),
            new Stop("app password revoked and not confirmed", "apppassword/list", IDA, AppPasswordStops::notConfirmed),
            new Stop("no app passwords", "apppassword/list", ADAM, to("/app-passwords")));

    static final List<Stop> ONE_OF_THEM = List.of(
            new Stop(
                    "one app password", "apppassword/detail", ALICE, page -> first(page, "tr[data-app-password] th a")),
            new Stop(
                    "one app password in use",
                    "apppassword/detail",
                    IDA,
                    page -> ofIda("/" + Stage.domain().appPassword(Stage.LONG_LABEL))
                            .accept(page)),
            new Stop(
                    "one app password asked for twice",
                    "apppassword/detail",
                    IDA,
                    page -> page.navigate("/app-passwords/" + Stage.domain().appPassword("Tablet 2")
                            + "?answered=yes&account=" + Stage.domain().mailbox())),
            new Stop(
                    "an ended app password",
                    "apppassword/detail",
                    IDA,
                    page -> ofIda("/" + Stage.domain().appPassword(StagedDomain.LOST))
                            .accept(page)),
            new Stop("revoke", "apppassword/confirmRevoke", ALICE, page -> first(page, "a[href*='/revoke']")),
            new Stop("rename", "apppassword/rename", ALICE, page -> detail(page, "a[href*='/rename']")),
            new Stop("rename without a name", "apppassword/rename", ALICE, page -> {
                detail(page, "a[href*='/rename']");
                page.locator("#label").fill(" ");
                force(page, "form[action*='/rename'] button", "#label-error");
            }),
            new Stop("leaked?", "apppassword/confirmLeaked", ALICE, page -> detail(page, "a[href*='/leaked']")),
            new Stop("leaked", "apppassword/list", ALICE, page -> {
                detail(page, "a[href*='/leaked']");
                press(page, "button.danger", "[role=status]");
            }),
            new Stop("revoke all", "apppassword/confirmRevokeAll", ALICE, to("/app-passwords/revoke-all")),
            new Stop("all are revoked", "apppassword/list", IDA, page -> {
                new Mailbox(SITE, Stage.domain().mailbox("billing"), "").appPassword("imap");
                page.navigate(
                        "/app-passwords/revoke-all?account=" + Stage.domain().mailbox("billing"));
                press(page, "button.danger", "[role=status]");
            }),
            new Stop("nothing to revoke", "apppassword/confirmRevokeAll", ADAM, to("/app-passwords/revoke-all")),
            new Stop("compromised?", "apppassword/compromised", ALICE, to("/compromised")),
            new Stop("compromised", "apppassword/rescued", LEAVING, page -> {
                page.navigate("/compromised");
                press(page, "button.danger", "[role=status]");
                SITE.change("UPDATE person SET sessions_valid_from = NULL");
            }),
            new Stop("app passwords with something to do about each", "apppassword/list", IDA, page -> {
                Stage.domain().forgotten();
                ofIda("").accept(page);
                page.locator("[data-offer]").first().waitFor();
            }),
            new Stop(
                    "one that was used from two places",
                    "apppassword/detail",
                    IDA,
                    page -> ofIda("/" + Stage.domain().appPassword("Tablet 1")).accept(page)),
            new Stop("bring back", "apppassword/confirmRevive", IDA, page -> {
                ofIda("").accept(page);
                press(page, "[data-expired] a", "main form");
            }),
            new Stop("renew", "setup/renew", ALICE, page -> detail(page, "a[href*='/renew']")),
            new Stop("renewed", "setup/issued", ALICE, AppPasswordStops::renewed),
            new Stop("app passwords, one of them being replaced", "apppassword/list", ALICE, page -> {
                renewed(page);
                page.navigate("/app-passwords");
            }),
            new Stop("an app password that is being replaced", "apppassword/detail", ALICE, page -> {
                renewed(page);
                page.navigate("/app-passwords");
                page.locator("tr:has([data-replaced-by]) th > a").first().click();
                page.locator("#replaced-by").waitFor();
            }),
            new Stop(
                    "revoke what is in use",
                    "apppassword/confirmRevoke",
                    IDA,
                    page -> ofIda("/" + Stage.domain().appPassword(Stage.LONG_LABEL) + "/revoke")
                            .accept(page)));

    private AppPasswordStops() {}

    private static Consumer<Page> ofIda(String path) {
        return page -> page.navigate(
                "/app-passwords" + path + "?account=" + Stage.domain().mailbox());
    }

    private static void first(Page page, String link) {
        WizardStops.issue(page, Stage.LONG_LABEL);
        page.navigate("/app-passwords");
        press(page, link, ".facts");
    }

    private static void detail(Page page, String link) {
        first(page, "tr[data-app-password] th a");
        press(page, link, "main form");
    }

    private static void renewed(Page page) {
        detail(page, "a[href*='/renew']");
        press(page, "form[action*='/renew'] button", "#overlap");
    }

    /** The portal withdraws it again by itself. */
    private static void notConfirmed(Page page) {
        StagedDomain domain = Stage.domain();
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            domain.withdrawnAgain();
            page.navigate(
                    "/app-passwords?revoked=" + domain.appPassword(StagedDomain.LOST) + "&account=" + domain.mailbox());
            return page.locator(".notice.warn").count() > 0;
        });
    }
}
