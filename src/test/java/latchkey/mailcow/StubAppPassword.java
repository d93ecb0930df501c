package latchkey.mailcow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row of {@code app_passwd}. */
public final class StubAppPassword {
    /** In the order of the answer's fields. */
    static final List<String> SCOPES =
            List.of("imap_access", "smtp_access", "dav_access", "eas_access", "pop3_access", "sieve_access");

    final int id;
    /** As the table holds it: escaped once. */
    String name;

    String mailbox;
    final String domain;
    String password;
    final String created;

    @Nullable
    String modified;

    Set<String> scopes;
    boolean active;

    StubAppPassword(
            int id,
            String name,
            StubMailbox owner,
            String password,
            String created,
            Set<String> scopes,
            boolean active) {
        this.id = id;
        this.name = name;
        this.mailbox = owner.username;
        this.domain = owner.domain;
        this.password = password;
        this.created = created;
        this.scopes = new TreeSet<>(scopes);
        this.active = active;
    }

    public int id() {
        return id;
    }

    /** As a person wrote it. */
    public String name() {
        return Escaped.undone(name);
    }

    public String mailbox() {
        return mailbox;
    }

    public String domain() {
        return domain;
    }

    public String password() {
        return password;
    }

    public boolean active() {
        return active;
    }

    /** {@code imap}, {@code smtp}, {@code dav}, …: what it is good for. */
    public Set<String> services() {
        return scopes.stream()
                .map(scope -> scope.replace("_access", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean takes(String service) {
        return scopes.contains(service.toLowerCase(Locale.ROOT) + "_access");
    }

    Map<String, Object> listed() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("name", Escaped.once(name));
        row.put("mailbox", mailbox);
        row.put("domain", domain);
        row.put("password", password);
        row.put("created", created);
        row.put("modified", modified);
        SCOPES.forEach(scope -> row.put(scope, scopes.contains(scope) ? 1 : 0));
        row.put("active", active ? 1 : 0);
        return row;
    }
}
