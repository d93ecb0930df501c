package latchkey.mailcow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells the stub what a real Dovecot logs of logins that it remembered: the stub was not asked about them, and only their
 * line is in mailcow's log.
 */
final class RememberedLogins implements AutoCloseable {
    private static final Pattern LOGIN = Pattern.compile(
            ".* (?<process>[a-z0-9]+)-login: Info: (?<what>Login: user=<(?<user>[^>]*)>.*rip=(?<ip>[^,]*),.*)");

    private final Path log;
    private final MailcowState state;
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
    private long read;

    RememberedLogins(Path log, MailcowState state) {
        this.log = log;
        this.state = state;
    }

    void start() {
        var unused = watch.scheduleWithFixedDelay(this::look, 100, 100, TimeUnit.MILLISECONDS);
    }

    /** The stub writes the line of this one itself. */
    void asked(String service, String user, String ip) {
        asked.merge(key(service, user, ip), 1, Integer::sum);
    }

    private void look() {
        try {
            byte[] all = Files.exists(log) ? Files.readAllBytes(log) : new byte[0];
            String fresh = new String(all, (int) read, all.length - (int) read, StandardCharsets.UTF_8);
            String whole = fresh.substring(0, fresh.lastIndexOf('\n') + 1);
            read += whole.getBytes(StandardCharsets.UTF_8).length;
            whole.lines().map(LOGIN::matcher).filter(Matcher::matches).forEach(this::tell);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void tell(Matcher line) {
        String process = line.group("process");
        String user = line.group("user");
        String ip = line.group("ip");
        Integer before = asked.get(key(process, user, ip));
        if (before != null && before > 0) {
            asked.merge(key(process, user, ip), -1, Integer::sum);
        } else if (process.equals("submission")) {
            state.postfix.write("4B1A03: client=unknown[" + ip + "], sasl_method=PLAIN, sasl_username=" + user);
        } else {
            state.dovecot.write(process + "-login: " + line.group("what"));
        }
    }

    private static String key(String process, String user, String ip) {
        return process + " " + user + " " + ip;
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
