package latchkey.parts;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Clients that were not told: each lives at its own address and tries again and again. */
final class Robots implements AutoCloseable {
    static final String PHONE_LIVES_AT = "127.1.20.3";
    static final String SCANNER_LIVES_AT = "127.1.30.7";
    static final String GUESSER_LIVES_AT = "127.1.40.9";

    private static final List<String> NAMES = List.of(
            "admin", "office", "sales", "support", "alice", "it", "hr", "billing", "bob", "test", "backup", "ceo");

    private static final String PHONE_ID =
            "\"name\" \"iPhone Mail\" \"version\" \"21F90\" \"os\" \"iOS\" \"os-version\""
                    + " \"17.5.1 (21F90)\" \"vendor\" \"Apple Inc\"";

    private final MailLogin mailLogin;
    private final ScheduledExecutorService clock = new ScheduledThreadPoolExecutor(3, daemons());
    private int guesses;

    Robots(MailLogin mailLogin) {
        this.mailLogin = mailLogin;
    }

    void start() {
        every(20, this::phone);
        every(30, this::scanner);
        every(5, this::guesser);
    }

    /** Carol's, with her main password from the time before. */
    MailLogin.Answer phone() {
        return mailLogin.imaps(PHONE_LIVES_AT, Person.CAROL.address(), Person.CAROL.mainPassword(), PHONE_ID);
    }

    /** With an app password that has been revoked. */
    MailLogin.Answer scanner() {
        return mailLogin.submission(SCANNER_LIVES_AT, Seed.SCANNER, Seed.SCANNER_APP_PASSWORD);
    }

    /** Another word at another name each time; some of the names are right. */
    MailLogin.Answer guesser() {
        String name = NAMES.get(Math.floorMod(guesses, NAMES.size()));
        guesses++;
        return mailLogin.submission(GUESSER_LIVES_AT, name + "@example.org", "Summer" + (1990 + guesses));
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void every(int seconds, Runnable task) {
        var unused = clock.scheduleAtFixedRate(task, 0, seconds, TimeUnit.SECONDS);
    }

    /** They end with the demo, in the middle of a word if need be. */
    private static ThreadFactory daemons() {
        return task -> {
            Thread thread = new Thread(task, "robot");
            thread.setDaemon(true);
            return thread;
        };
    }
}
