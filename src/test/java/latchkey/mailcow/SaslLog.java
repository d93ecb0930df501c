package latchkey.mailcow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table {@code sasl_log}: the last success of each service, address and user. */
public final class SaslLog {
    private final StubClock clock;
    private final List<Row> rows = new ArrayList<>();

    SaslLog(StubClock clock) {
        this.clock = clock;
    }

    /** @param appPassword its id; 0 for the main password */
    public record Row(String service, int appPassword, String username, String realRip, String datetime) {}

    public synchronized void replace(String service, int appPassword, String username, String ip) {
        rows.removeIf(row -> row.service().equals(service)
                && row.realRip().equals(ip)
                && row.username().equals(username));
        rows.add(0, new Row(service, appPassword, username, ip, clock.local(clock.instant())));
    }

    public synchronized List<Row> rows() {
        return List.copyOf(rows);
    }

    synchronized List<Map<String, Object>> newest(int count) {
        return rows.stream().limit(count).map(SaslLog::listed).toList();
    }

    private static Map<String, Object> listed(Row row) {
        Map<String, Object> listed = new LinkedHashMap<>();
        listed.put("service", row.service());
        listed.put("app_password", row.appPassword());
        listed.put("username", row.username());
        listed.put("real_rip", row.realRip());
        listed.put("datetime", row.datetime());
        return listed;
    }
}
