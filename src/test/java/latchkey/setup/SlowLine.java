package latchkey.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import latchkey.parts.Person;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;

/** Bob, in one language, without a browser: its cache has the style sheets and scripts, so a later page is its own bytes. */
final class SlowLine {
    private static final Site SITE = Site.shared();
    private static final String CHOICE = "/app-passwords/new";

    private final LongNames names;
    private final String language;
    private final WebSession bob = WebSession.signedIn(SITE, Person.BOB);
    private final Map<String, Long> weights = new LinkedHashMap<>();

    SlowLine(LongNames names, String language) {
        this.names = names;
        this.language = language;
        bob.setCookie("latchkey-language", language);
    }

    Map<String, Long> weights() {
        List<String> clients = opened(CHOICE).html().select("a.tile").eachAttr("href").stream()
                .map(link -> link.replaceAll(".*client=([a-z0-9-]+).*", "$1"))
                .toList();
        clients.forEach(client -> opened("/clients/" + client));
        clients.forEach(client -> opened(CHOICE + "?client=" + client));
        String device =
                opened("/app-passwords").html().select("tr[data-app-password]").attr("data-app-password");
        List.of("", "/renew", "/rename", "/leaked", "/revoke").forEach(act -> opened("/app-passwords/" + device + act));
        List.of("/home", "/logins", "/logins?page=2", "/settings", "/settings/data", "/compromised")
                .forEach(this::opened);
        issued(longest(clients), "replace");
        issued("thunderbird-android", "new");
        issued("apple-mail-ios", "new");
        names.asBefore();
        return weights;
    }

    /** Whose steps weigh most. */
    private String longest(List<String> clients) {
        return clients.stream()
                .max(Comparator.comparing(client -> weights.getOrDefault(named("/clients/" + client), 0L)))
                .orElseThrow();
    }

    private Page opened(String path) {
        return weighed(path, bob.open(names.at(path)));
    }

    private Page weighed(String what, Page page) {
        return weighed(what, page, loadedWith(page));
    }

    private Page weighed(String what, Page page, long loadedWithIt) {
        assertThat(page.status()).as(what).isEqualTo(200);
        weights.put(named(what), bytes(page) + loadedWithIt);
        return page;
    }

    private String named(String what) {
        return language + " " + what;
    }

    /** What its scripts ask for at once: the lights, and parts that come later. */
    private long loadedWith(Page page) {
        return Stream.concat(
                        page.html().select("[data-poll]").eachAttr("data-poll").stream(),
                        page.html().select("[hx-trigger*=load]").eachAttr("hx-get").stream())
                .mapToLong(part -> bytes(bob.get(part, Map.of("HX-Request", "true"))))
                .sum();
    }

    private static long bytes(Page page) {
        long head = page.response().headers().asList().stream()
                .mapToLong(header -> header.toString().length() + 2)
                .sum();
        return head + "HTTP/1.1 200 OK\r\n\r\n".length() + page.response().asByteArray().length;
    }

    private void issued(String client, String setup) {
        String what = "issued for " + client + ", " + setup;
        Page form = bob.open(names.at(CHOICE + "?client=" + client));
        Page issued = weighed(
                what,
                bob.submit(
                        form,
                        "/app-passwords?" + names.query(),
                        Map.of(
                                "label",
                                LongNames.label(),
                                "protocols",
                                form.html().select("[name=protocols]").eachAttr("value"),
                                "setup",
                                setup)));
        String handOver = issued.html().select("form[action*=/hand-over]").attr("action");
        Map<String, String> fields = issued.hidden(handOver);
        weighed(what + ", a code for the phone, by script", bob.post(handOver, fields, Map.of("HX-Request", "true")));
        // Scripts are what would ask for more.
        Page shown = weighed(what + ", a code for the phone, without script", bob.post(handOver, fields), 0);
        HandOverDesk.Code code = HandOverDesk.code(shown);
        WebSession phone = WebSession.at(SITE);
        phone.setCookie("latchkey-language", language);
        Page asked = weighed(what + ", on the phone", phone.get(code.path()));
        weighed(what + ", opened on the phone", phone.follow(phone.submit(asked, code.path(), code.typed())));
    }
}
