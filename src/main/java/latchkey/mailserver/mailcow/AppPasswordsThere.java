package latchkey.mailserver.mailcow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import latchkey.mailserver.MailServer.Credential;
import latchkey.mailserver.MailServer.Declined;
import latchkey.mailserver.MailServer.Unreachable;
import latchkey.shared.MailAddress;

/**
 * The app passwords of a mailbox in mailcow. Whoever changes one has listed the mailbox before, in the same {@link
 * MailcowApi#alone}: mailcow does not ask whose an id is.
 */
final class AppPasswordsThere {
    private static final String SALTED = "{SSHA512}";

    private final MailcowApi api;

    AppPasswordsThere(MailcowApi api) {
        this.api = api;
    }

    List<AppPasswordRow> of(MailAddress address) {
        return api.few("get/app-passwd/all", address.toString()).stream()
                .map(AppPasswordRow::of)
                .filter(row -> row.isIn(address))
                .toList();
    }

    void add(Credential credential) {
        Map<String, Object> order = asWanted(credential);
        api.order("add/app-passwd", order);
    }

    /** Every field, whatever is the matter with it. */
    void edit(AppPasswordRow row, Credential credential) {
        requireIn(row, credential.address());
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("items", List.of(row.id()));
        order.put("attr", asWanted(credential));
        api.order("edit/app-passwd", order);
    }

    void delete(AppPasswordRow row, MailAddress owner) {
        requireIn(row, owner);
        // One at a time: an array ends at the first that is not there.
        api.order("delete/app-passwd", List.of(row.id()));
    }

    /** What is left out mailcow takes for off, for nobody's, or for good for nothing. */
    private static Map<String, Object> asWanted(Credential credential) {
        Set<String> scopes = AppPasswordRow.scopes(credential.protocols());
        if (scopes.isEmpty()) {
            throw new Declined("an app password for no protocol is not published");
        }
        // Any other text mailcow would hash, or keep in clear if it begins with {PLAIN}.
        if (!credential.hash().startsWith(SALTED)) {
            throw new Declined("an app password without its hash is not published");
        }
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("active", "1");
        order.put("username", credential.address().toString());
        order.put(
                "app_name",
                OurName.of(credential.label(), credential.selector()).text());
        order.put("app_passwd", credential.hash());
        order.put("app_passwd2", credential.hash());
        order.put("protocols", scopes);
        return order;
    }

    private static void requireIn(AppPasswordRow row, MailAddress owner) {
        if (!row.isIn(owner)) {
            throw new Unreachable(row + " is not this mailbox's and is left alone");
        }
    }
}
