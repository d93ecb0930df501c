package latchkey.diagnosis;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import latchkey.diagnosis.Ledger.Entry;
import latchkey.diagnosis.Ledger.Kind;
import latchkey.parts.MailLogin;
import latchkey.parts.SaslSession;
import latchkey.site.Site;

/** Many mail clients at once, each of which writes down what it did. */
final class LedgerClients implements AutoCloseable {
    // Dovecot holds a refusal back for up to half a second: many at once, or the clients wait most of the time.
    private static final int SASL_THREADS = 3;
    private static final int IMAPS_THREADS = 50;
    private static final int ASKED_AT_ONCE_IN_THE_STORM = 200;
    private static final int ASKED_AT_ONCE_ON_A_FULL_MORNING = 10;

    /** How the addresses of those who get in begin, of a second crowd that is told from the first. */
    static final String ELSEWHERE = "127.89.0.";

    private final Site site;
    private final List<Kind> kinds;
    private final Ledger ledger;
    private final Random random;
    private volatile int askedAtOnce = ASKED_AT_ONCE_IN_THE_STORM;
    private volatile String getsInFrom = "127.90.0.";
    private final AtomicInteger addresses = new AtomicInteger();
    private final ExecutorService threads = Executors.newFixedThreadPool(SASL_THREADS + IMAPS_THREADS);

    LedgerClients(Site site, List<Kind> kinds, Ledger ledger, Random random) {
        this.site = site;
        this.kinds = kinds;
        this.ledger = ledger;
        this.random = random;
    }

    List<Future<?>> logIn(int overSasl, int overImaps) {
        List<Future<?>> running = new ArrayList<>();
        for (int thread = 0; thread < SASL_THREADS; thread++) {
            Random own = new Random(random.nextLong());
            running.add(threads.submit(() -> sasl(overSasl / SASL_THREADS, own)));
        }
        for (int thread = 0; thread < IMAPS_THREADS; thread++) {
            Random own = new Random(random.nextLong());
            running.add(threads.submit(() -> imaps(overImaps / IMAPS_THREADS, own)));
        }
        return running;
    }

    List<Future<?>> logInFromElsewhere(int overSasl, int overImaps) {
        getsInFrom = ELSEWHERE;
        askedAtOnce = ASKED_AT_ONCE_ON_A_FULL_MORNING;
        return logIn(overSasl, overImaps);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private record Asked(Kind kind, String from, Instant start) {}

    private Void sasl(int logins, Random own) throws IOException {
        Map<Integer, Asked> waiting = new HashMap<>();
        try (SaslSession session = site.parts().saslLogin().session()) {
            for (int login = 0; login < logins; login++) {
                if (waiting.size() == askedAtOnce) {
                    hear(session, waiting);
                }
                Kind kind = kinds.get(own.nextInt(kinds.size()));
                String from = address(kind, own);
                Instant start = Instant.now();
                waiting.put(session.askSmtp(from, kind.login(), kind.password()), new Asked(kind, from, start));
            }
            while (!waiting.isEmpty()) {
                hear(session, waiting);
            }
        }
        return null;
    }

    private void hear(SaslSession session, Map<Integer, Asked> waiting) throws IOException {
        SaslSession.Numbered heard = session.answer();
        Asked asked = waiting.remove(heard.question());
        if (asked == null) {
            throw new IOException("an answer to no question: " + heard);
        }
        ledger.add(new Entry(
                asked.kind(),
                "smtp",
                asked.from(),
                asked.start(),
                Instant.now(),
                heard.answer().accepted()));
    }

    private Void imaps(int logins, Random own) throws IOException {
        for (int login = 0; login < logins; login++) {
            Kind kind = kinds.get(own.nextInt(kinds.size()));
            String from = address(kind, own);
            Instant start = Instant.now();
            MailLogin.Answer answer = site.mailClient().imaps(from, kind.login(), kind.password());
            if (!answer.line().startsWith("b ")) {
                throw new IOException(answer.line());
            }
            ledger.add(new Entry(kind, "imap", from, start, Instant.now(), answer.accepted()));
        }
        return null;
    }

    /** One of its own for a login that will be refused; those that get in come back from a few. */
    private String address(Kind kind, Random own) {
        if (kind.getsIn()) {
            return getsInFrom + (1 + own.nextInt(9));
        }
        int number = addresses.incrementAndGet();
        return "127." + (100 + (number >> 16)) + "." + (number >> 8 & 255) + "." + (number & 255);
    }
}
