package latchkey.mailserver.mailcow.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import latchkey.mailserver.mailcow.report.DovecotLine.Kind;

/**
 * Brings together what several lines tell of one refused login: one has the name and the digits, another the protocol,
 * some seconds later. What has no such line yet waits a little.
 */
final class FindRefused {
    /** Dovecot answers a refused login after two seconds or more, and a client then hangs up, or does not. */
    static final long WAIT_SECONDS = 12;

    /** From the script's own line about mailcow to the one about the login. */
    private static final long AT_ONCE = 2;

    /** Postfix hears of it when Dovecot has held it up. */
    private static final long POSTFIX_SECONDS = 20;

    private final LogReading log;
    private final List<DovecotLine> lines;
    private final boolean someNotAsked;
    private final Map<String, String> protocols = new HashMap<>();
    private final Map<String, List<Long>> refusedByPostfix = new HashMap<>();
    private final List<RefusedLogin> found = new ArrayList<>();
    private final TreeSet<Integer> open = new TreeSet<>();
    private int notUnderstood;

    private FindRefused(LogReading log, List<DovecotLine> lines) {
        this.log = log;
        this.lines = lines;
        this.someNotAsked = lines.stream().anyMatch(line -> line.kind() == Kind.NOT_ASKED);
    }

    /** @param open lines that wait */
    record Found(List<RefusedLogin> refused, List<Integer> open, int notUnderstood) {
        static final Found NONE = new Found(List.of(), List.of(), 0);
    }

    /**
     * @param lines those of the log, as they were understood
     * @param now by mailcow's clock
     */
    static Found in(LogReading log, List<DovecotLine> lines, List<LogLine> postfix, long now) {
        FindRefused search = new FindRefused(log, lines);
        search.readEnds(postfix);
        search.read(now);
        return new Found(search.found, List.copyOf(search.open), search.notUnderstood);
    }

    private void readEnds(List<LogLine> postfix) {
        for (DovecotLine line : lines) {
            if (line.kind() == Kind.HUNG_UP) {
                protocols.put(connection(line), line.protocol());
            }
        }
        for (LogLine line : postfix) {
            PostfixLine.of(line.message())
                    .filter(login -> !login.accepted())
                    .ifPresent(refused -> refusedByPostfix
                            .computeIfAbsent(refused.ip(), ip -> new ArrayList<>())
                            .add(line.second()));
        }
    }

    private void read(long now) {
        for (int i = 0; i < lines.size(); i++) {
            DovecotLine line = lines.get(i);
            if (!log.isNew(i)) {
                continue;
            }
            if (line.kind() == Kind.NOT_UNDERSTOOD) {
                notUnderstood++;
            } else if (line.kind() == Kind.REFUSED || isNotAskedAlone(i)) {
                refused(i, line, now - second(i) < WAIT_SECONDS);
            }
        }
    }

    private void refused(int i, DovecotLine line, boolean mayWait) {
        Optional<String> protocol = protocol(i, line, mayWait);
        if (protocol.isEmpty()) {
            open.add(i);
            return;
        }
        boolean asked = line.kind() == Kind.REFUSED && !notAskedJustBefore(i, line);
        found.add(new RefusedLogin(
                second(i), line.login(), line.ip(), line.session(), protocol.get(), line.digits(), asked));
    }

    /** Most clients that keep a connection open after a refusal speak IMAP. */
    private Optional<String> protocol(int i, DovecotLine line, boolean mayWait) {
        if (line.session().isEmpty() && (line.kind() == Kind.REFUSED || !mayWait)) {
            // Postfix asks without one.
            return Optional.of("smtp");
        }
        Optional<String> hungUp = Optional.ofNullable(protocols.get(connection(line)))
                // A line that was cut has no session.
                .or(() -> Optional.ofNullable(protocols.get(sender(line))));
        return hungUp.isPresent() || mayWait ? hungUp : Optional.of(refusedByPostfix(i, line) ? "smtp" : "imap");
    }

    private boolean refusedByPostfix(int i, DovecotLine line) {
        return refusedByPostfix.getOrDefault(line.ip(), List.of()).stream()
                .mapToLong(then -> then - second(i))
                .anyMatch(later -> later >= 0 && later <= POSTFIX_SECONDS);
    }

    /** mailcow up to 2026-06 calls it a mismatch when it cannot be asked. */
    private boolean notAskedJustBefore(int i, DovecotLine line) {
        for (int before = i - 1; someNotAsked && before >= 0 && second(i) - second(before) <= AT_ONCE; before--) {
            if (lines.get(before).kind() == Kind.NOT_ASKED && isSame(lines.get(before), line)) {
                return true;
            }
        }
        return false;
    }

    /** The first of its kind about a login that no line calls refused. */
    private boolean isNotAskedAlone(int i) {
        DovecotLine line = lines.get(i);
        if (line.kind() != Kind.NOT_ASKED || line.ip().isEmpty()) {
            return false;
        }
        for (int before = i - 1; before >= 0 && second(i) - second(before) <= WAIT_SECONDS; before--) {
            DovecotLine earlier = lines.get(before);
            if (earlier.kind() == Kind.NOT_ASKED && !earlier.ip().isEmpty() && isSame(earlier, line)) {
                return false;
            }
        }
        for (int later = i + 1; later < lines.size() && second(later) - second(i) <= AT_ONCE; later++) {
            if (lines.get(later).kind() == Kind.REFUSED && isSame(lines.get(later), line)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(DovecotLine notAsked, DovecotLine login) {
        return notAsked.login().equalsIgnoreCase(login.login())
                && (notAsked.session().isEmpty() || notAsked.session().equals(login.session()));
    }

    private static String connection(DovecotLine line) {
        return line.session().isEmpty() ? sender(line) : line.session();
    }

    private static String sender(DovecotLine line) {
        return line.ip() + " " + line.login().toLowerCase(Locale.ROOT);
    }

    private long second(int line) {
        return log.lines().get(line).second();
    }
}
