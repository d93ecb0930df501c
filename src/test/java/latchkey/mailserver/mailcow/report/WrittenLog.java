package latchkey.mailserver.mailcow.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lines as mailcow writes them. */
final class WrittenLog {
    private static final String SECRET = "a key of the tests, long enough to be one";

    static final ReportKey KEY = new ReportKey(SECRET);

    /** One that has come in the place of the other, which is good beside it for a while. */
    static final ReportKey NEXT = new ReportKey("another key of the tests, as long as it is", Optional.of(SECRET));

    private WrittenLog() {}

    static String mismatch(String login, String ip, String session, String password) {
        return "auth-worker(812): conn unix:auth-worker (pid=810,uid=401): auth-worker<5>: lua(" + login + "," + ip
                + (session.isEmpty() ? "" : ",<" + session + ">") + "): Password mismatch (SHA1 of given password: "
                + Digits.of(password).hex() + ")";
    }

    static String hungUp(String process, String login, String ip, String session) {
        return process + ": Disconnected: Connection closed (auth failed, 1 attempts in 2 secs): user=<" + login
                + ">, method=PLAIN, rip=" + ip + ", lip=172.22.1.250, TLS, session=<" + session + ">";
    }

    static String letIn(String process, String login, String ip) {
        return process + ": Login: user=<" + login + ">, method=PLAIN, rip=" + ip
                + ", lip=172.22.1.250, mpid=4711, TLS, session=<" + System.nanoTime() + ">";
    }

    /** A log that is written to and listed, the newest first. */
    static final class Log {
        private final List<LogLine> lines = new ArrayList<>();

        Log write(long second, String message) {
            lines.add(0, new LogLine(second, message));
            return this;
        }

        List<LogLine> newest(int count) {
            return List.copyOf(lines.subList(0, Math.min(count, lines.size())));
        }

        void keep(int count) {
            while (lines.size() > count) {
                lines.remove(lines.size() - 1);
            }
        }

        void clear() {
            lines.clear();
        }
    }
}
