package latchkey.setup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import latchkey.parts.Person;
import latchkey.site.Mailbox;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;

/** Bob at his computer, with a mailbox of an office that he keeps, an app password for it, and a code for a phone. */
final class HandOverDesk {
    private static final Site SITE = Site.shared();

    private final Mailbox office = Mailbox.named(SITE, "handed");
    private final WebSession bob;
    private final Page issued;

    private HandOverDesk(String portal, String client) {
        bob = WebSession.signedIn(portal, Person.BOB);
        SITE.change("UPDATE account SET kind = 'SHARED' WHERE address = ?", office.address());
        SITE.change(
                "INSERT INTO account_owner SELECT ?, person_id, 'CUSTODIAN', UTC_TIMESTAMP(3), 'test'"
                        + " FROM account_owner WHERE address = 'bob@example.org'",
                office.address());
        Page form = bob.open("/app-passwords/new" + query() + "&client=" + client);
        issued = bob.submit(
                form,
                "/app-passwords" + query(),
                Map.of("label", "phone " + UUID.randomUUID(), "protocols", List.of("imap", "smtp"), "setup", "new"));
    }

    static HandOverDesk at(String portal) {
        return new HandOverDesk(portal, "apple-mail-ios");
    }

    static HandOverDesk at(String portal, String client) {
        return new HandOverDesk(portal, client);
    }

    /** What he reads from his screen. */
    record Code(String path, String key) {
        Map<String, String> typed() {
            return Map.of("key", key);
        }

        String handle() {
            return path.replaceAll(".*/", "");
        }
    }

    /** The page with a code on it. */
    Page show() {
        return bob.submit(issued, base() + "/hand-over" + query() + "#hand-over", Map.of());
    }

    Code code() {
        return code(show());
    }

    static Code code(Page shown) {
        String key = shown.html().select("#hand-over-key").text();
        String path = shown.html().select("#phone-code .address").text().replaceAll(".*(/hand-over/[0-9a-z]+).*", "$1");
        return new Code(path, key);
    }

    String address() {
        return office.address();
    }

    String secret() {
        return Objects.requireNonNull(issued.html().selectFirst("#app-password"))
                .attr("data-value");
    }

    Page issued() {
        return issued;
    }

    WebSession bob() {
        return bob;
    }

    String id() {
        return issued.html().select("#lights").attr("data-poll").replaceAll("^/app-passwords/|/lights.*$", "");
    }

    String base() {
        return "/app-passwords/" + id();
    }

    String query() {
        return "?account=" + office.address().replace("@", "%40");
    }

    Page state() {
        return bob.get(base() + "/hand-over" + query());
    }

    void leave() {
        SITE.change("DELETE FROM account_owner WHERE address = ?", office.address());
    }

    /** What a browser is answered that sends the key. */
    static Page claim(WebSession browser, Page form, Code code) {
        Map<String, String> fields = new HashMap<>(form.hidden(code.path()));
        fields.putAll(code.typed());
        return browser.post(code.path(), fields);
    }
}
