package latchkey.diagnosis.corpus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Where the actors of one trace act. */
final class Stage {
    private final String name;
    private final Random random;
    private final Duration length;
    private final List<Account> accounts = new ArrayList<>();
    private final List<Given> given = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<Trace.Span> outages = new ArrayList<>();
    private final List<Login> logins = new ArrayList<>();
    private final Set<String> taken = new LinkedHashSet<>();
    private final int number;
    private int names;

    /** @param number of the trace: no two have a network in common */
    Stage(String name, int number, Random random, Duration length) {
        this.name = name;
        this.number = number;
        this.random = random;
        this.length = length;
    }

    Random random() {
        return random;
    }

    Duration length() {
        return length;
    }

    /** A household's: half of them have an IPv6 prefix. */
    String home() {
        return random.nextInt(4) == 0
                ? "2001:db8:" + Integer.toHexString(number + 1) + ":" + Integer.toHexString(1 + random.nextInt(65_000))
                        + "::"
                : anywhere();
    }

    String anywhere() {
        while (true) {
            String address = "10." + ((number >> 8) & 255) + "." + (number & 255) + "." + (1 + random.nextInt(254));
            if (taken.size() >= 250) {
                address = "172." + (16 + random.nextInt(16)) + "." + (number & 255) + "." + (1 + random.nextInt(254));
            }
            if (taken.add(address)) {
                return address;
            }
        }
    }

    Account account(boolean refused, boolean closed) {
        String word = "p" + names++ + "." + name;
        Account account = new Account(word + "@example.org", word + "-main-1", refused, random.nextBoolean(), closed);
        accounts.add(account);
        return account;
    }

    /** Its main password may be compared. */
    Account refusedAccount(String mainPassword) {
        Account account = new Account("p" + names++ + "." + name + "@example.org", mainPassword, true, true, false);
        accounts.add(account);
        return account;
    }

    String nobody() {
        return "n" + names++ + "." + name + "@example.org";
    }

    Given give(Given made) {
        given.add(made);
        return made;
    }

    void change(Change change) {
        changes.add(change);
    }

    void outage(Trace.Span span) {
        outages.add(span);
    }

    void login(Login login) {
        logins.add(login);
    }

    /** @param home where the actors are */
    Trace trace(String home, List<Kind> actors) {
        logins.sort(Comparator.comparing(Login::at));
        changes.sort(Comparator.comparing(Change::at));
        return new Trace(
                name,
                home,
                List.copyOf(actors),
                List.copyOf(accounts),
                List.copyOf(given),
                List.copyOf(changes),
                List.copyOf(outages),
                List.copyOf(logins));
    }
}
