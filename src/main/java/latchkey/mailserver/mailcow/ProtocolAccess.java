package latchkey.mailserver.mailcow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import latchkey.mailserver.MailServer.Declined;
import latchkey.mailserver.MailServer.NoSuchMailbox;
import latchkey.mailserver.MailServer.Unreachable;
import latchkey.mailserver.MainPasswordSwitch;
import latchkey.shared.MailAddress;

/**
 * mailcow's {@code protocol_access}: the ways in by which a mailbox takes its main password; app passwords do not ask it.
 * SOGo has a switch of its own and is left as it is.
 */
final class ProtocolAccess implements MainPasswordSwitch {
    static final String WEBMAIL = "webmail";
    private static final Set<String> SWITCHED =
            new LinkedHashSet<>(List.of("imap", "pop3", "smtp", "sieve", "dav", "eas"));
    private static final Set<String> BEFORE_2026 = new LinkedHashSet<>(List.of("imap", "pop3", "smtp", "sieve"));

    private final MailcowApi api;

    ProtocolAccess(MailcowApi api) {
        this.api = api;
    }

    /** What a mailcow before 2026-01 has no switch for it lets in. */
    static Set<String> takenBy(JsonNode mailbox) {
        Set<String> taken = new TreeSet<>();
        JsonNode attributes = mailbox.path("attributes");
        for (String way : SWITCHED) {
            if (attributes.path(way + "_access").asText("1").equals("1")) {
                taken.add(way);
            }
        }
        if (attributes.path("sogo_access").asText("1").equals("1")) {
            taken.add(WEBMAIL);
        }
        return taken;
    }

    @Override
    public Set<String> takenBy(MailAddress address) {
        return takenBy(mailbox(address));
    }

    /** A mailcow before 2026-01 has no switch for calendars and for phones. */
    @Override
    public Set<String> endedByRefusal() {
        return MailcowVersion.of(api).map(MailcowVersion::switchesDavAndEas).orElse(true) ? SWITCHED : BEFORE_2026;
    }

    @Override
    public Set<String> refuse(MailAddress address) {
        return api.alone(address, () -> {
            JsonNode before = mailbox(address);
            set(address, before, Set.of());
            return switched(before);
        });
    }

    @Override
    public void allow(MailAddress address, Set<String> before) {
        api.alone(address, () -> {
            set(address, mailbox(address), before);
            return true;
        });
    }

    private void set(MailAddress address, JsonNode mailbox, Set<String> wanted) {
        Set<String> can = switchesOf(mailbox);
        Set<String> access = new TreeSet<>(wanted);
        access.retainAll(can);
        if (switched(mailbox).equals(access)) {
            return;
        }
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("items", List.of(address.toString()));
        order.put("attr", Map.of("protocol_access", access));
        api.order("edit/mailbox", order);
        if (!switched(mailbox(address)).equals(access)) {
            throw new Unreachable("mailcow did not switch the main password as it was told");
        }
    }

    /** Those of its switches that are on. */
    private static Set<String> switched(JsonNode mailbox) {
        Set<String> on = takenBy(mailbox);
        on.retainAll(switchesOf(mailbox));
        return on;
    }

    private static Set<String> switchesOf(JsonNode mailbox) {
        Set<String> switches = new TreeSet<>(SWITCHED);
        switches.removeIf(way -> !mailbox.path("attributes").has(way + "_access"));
        return switches;
    }

    private JsonNode mailbox(MailAddress address) {
        JsonNode mailbox = api.ask("get/mailbox", address.toString());
        if (mailbox.isEmpty()) {
            throw new NoSuchMailbox();
        }
        if (!mailbox.path("username").asText().equalsIgnoreCase(address.toString())) {
            throw new Declined("mailcow answers with another mailbox");
        }
        return mailbox;
    }
}
