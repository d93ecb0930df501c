package latchkey.apppassword;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import latchkey.parts.MariaDb;
import latchkey.parts.Parts;

/** Many mailboxes of one domain of the mailcow in {@link CowPasture}, with an app password each. */
final class Herd implements AutoCloseable {
    private static final int ONE_IN = 20;
    private static final String SEED = "00000000-0000-4000-8000-000000000001";

    final String domain = "herd-" + UUID.randomUUID().toString().substring(0, 8) + ".test";
    final List<String> addresses;
    private final CowPasture cow;
    private final MariaDb database = Parts.shared().mariaDb();
    private final Map<String, String> wanted = new TreeMap<>();
    private final Map<String, FreshAppPassword> ended = new TreeMap<>();

    Herd(CowPasture cow, int many) {
        this.cow = cow;
        this.addresses = IntStream.range(0, many)
                .mapToObj(i -> "user%04d@%s".formatted(i, domain))
                .toList();
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            String address = addresses.get(i);
            cow.stub.state().addMailbox(address, "main of " + i).attribute("pop3_access", i % 3 == 0 ? "0" : "1");
            FreshAppPassword live = FreshAppPassword.make();
            rows.add(row(address, live, "live"));
            wanted.put(address, name(live));
            atMailcow(address, live);
            if (i % ONE_IN == 1) {
                FreshAppPassword old = FreshAppPassword.make();
                rows.add(row(address, old, "ended"));
                ended.put(address, old);
            }
        }
        insert(rows);
    }

    private void insert(List<String> appPasswords) {
        database.execute("USE latchkey; INSERT INTO domain (name, mail_server) VALUES ('" + domain + "', '"
                + CowPasture.SERVER + "');"
                + "INSERT INTO account (address, domain, kind) VALUES "
                + each(address -> "('" + address + "', '" + domain + "', 'SHARED')") + ";"
                + "INSERT INTO account_login (login, address) VALUES "
                + each(address -> "('" + address + "', '" + address + "')") + ";"
                + "INSERT INTO app_password (id, address, selector, secret_hash, label, client_key, protocols, state,"
                + " made_by, created_at, shown_at, ended_at, ended_why, withdrawn_at, form_id) VALUES "
                + String.join(",", appPasswords) + ";");
    }

    private String each(Function<String, String> row) {
        return addresses.stream().map(row).collect(Collectors.joining(","));
    }

    private static String row(String address, FreshAppPassword one, String state) {
        String ended = state.equals("ended") ? "UTC_TIMESTAMP(3), 'revoked', UTC_TIMESTAMP(3)" : "NULL, NULL, NULL";
        return "('" + UUID.randomUUID() + "', '" + address + "', '" + one.selector() + "', '" + one.hash()
                + "', 'laptop', 'other', 'imap,smtp', '" + state + "', '" + SEED
                + "', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), " + ended + ", '" + UUID.randomUUID() + "')";
    }

    private void atMailcow(String address, FreshAppPassword one) {
        cow.stub.state().addAppPassword(address, name(one), one.hash(), List.of("imap", "smtp"));
    }

    private static String name(FreshAppPassword one) {
        return "laptop (latchkey " + one.selector() + ")";
    }

    /** As after a restore: mailcow has lost one in twenty, and holds as many that have ended. */
    void scatter() {
        for (int i = ONE_IN - 1; i < addresses.size(); i += ONE_IN) {
            cow.stub
                    .state()
                    .appPasswordsOf(addresses.get(i))
                    .forEach(one -> cow.stub.state().removeAppPassword(one.id()));
        }
        ended.forEach(this::atMailcow);
    }

    /** Whose app passwords at mailcow are not those that people were shown. */
    List<String> astray() {
        return addresses.stream()
                .filter(address -> !cow.stub.state().appPasswordsOf(address).stream()
                        .map(one -> one.name())
                        .toList()
                        .equals(List.of(String.valueOf(wanted.get(address)))))
                .toList();
    }

    /** @param when in SQL */
    void mainPasswordsRefusedFrom(String when) {
        database.execute("USE latchkey; UPDATE account SET main_password_refused_from = " + when + " WHERE domain = '"
                + domain + "';");
    }

    /** By which ways in mailcow takes the main password of each. */
    List<Set<String>> mainPasswordsTakenBy() {
        return addresses.stream()
                .map(address -> cow.stub.state().mailbox(address).orElseThrow().waysIn())
                .toList();
    }

    @Override
    public void close() {
        // The other tests' comparisons are not to wait for it.
        database.execute("USE latchkey; UPDATE domain SET mail_server = 'dovecot' WHERE name = '" + domain + "';");
    }
}
