package latchkey.diagnosis;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** What mail clients wrote down of their own logins. */
final class Ledger {
    private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();

    /**
     * A login that somebody may make.
     *
     * @param login as typed
     * @param appPassword its id, or empty
     * @param refusedAs the reasons of which the helpdesk should read one: a repeated one has another than the first; empty
     *     for a login that gets in
     */
    record Kind(String login, String password, String appPassword, String refusedAs) {
        boolean getsIn() {
            return refusedAs.isEmpty();
        }
    }

    record Entry(Kind kind, String protocol, String from, Instant start, Instant end, boolean accepted) {
        boolean covers(Instant at) {
            return !at.isBefore(start.truncatedTo(ChronoUnit.MILLIS)) && !at.isAfter(end);
        }
    }

    void add(Entry entry) {
        entries.add(entry);
    }

    int size() {
        return entries.size();
    }

    /** Those that were answered otherwise than they should have been. */
    List<Entry> wronglyAnswered() {
        return entries.stream()
                .filter(entry -> entry.accepted() != entry.kind().getsIn())
                .toList();
    }

    /** Each refused login came from an address of its own. */
    Map<String, Entry> refused() {
        return entries.stream()
                .filter(entry -> !entry.accepted())
                .collect(Collectors.toMap(Entry::from, entry -> entry));
    }

    /** Who got in, by account, app password, protocol and network. */
    Map<String, List<Entry>> accepted() {
        return entries.stream()
                .filter(Entry::accepted)
                .collect(Collectors.groupingBy(
                        entry -> String.join(
                                " ", entry.kind().login(), entry.kind().appPassword(), entry.protocol(), entry.from()),
                        TreeMap::new,
                        Collectors.toList()));
    }
}
