package latchkey.diagnosis.corpus;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import latchkey.parts.KnownAppPassword;
import org.jspecify.annotations.Nullable;

/** What the program of an actor has in its hands: a place, a clock that it can turn, and mailboxes that are its own. */
final class Actor {
    private final Stage stage;
    private final int number;
    private final String home;

    Actor(Stage stage, int number, String home) {
        this.stage = stage;
        this.number = number;
        this.home = home;
    }

    Random random() {
        return stage.random();
    }

    /** How long the trace is. */
    Duration days() {
        return stage.length();
    }

    String home() {
        return home;
    }

    /** The address of the day behind a home's IPv6 prefix, or the home's own. */
    String homeToday() {
        return home.endsWith("::") ? home + Integer.toHexString(1 + random().nextInt(65_000)) : home;
    }

    String anywhere() {
        return stage.anywhere();
    }

    /** Many addresses of one provider, whoever it works for. */
    List<String> addresses(int count) {
        return IntStream.range(0, count).mapToObj(address -> anywhere()).toList();
    }

    /** A mailbox that may log in with its main password. */
    Account mailbox() {
        return stage.account(false, false);
    }

    /** One that may not any more. */
    Account refusedMailbox() {
        return stage.account(true, false);
    }

    /** One of which the main password is shown to the mail server, and was made up by a program. */
    Account refusedMailboxWithAMadeUpPassword() {
        return stage.refusedAccount(id());
    }

    Account anyMailbox() {
        return stage.account(random().nextBoolean(), false);
    }

    /** One that the mail server does not know any more. */
    Account closedMailbox() {
        return stage.account(random().nextBoolean(), true);
    }

    /** A name that might be a mailbox here, and is none. */
    String nobody() {
        return stage.nobody();
    }

    String stranger(int index) {
        return "user" + index + "." + nobody();
    }

    Given given(Account account, String protocols) {
        KnownAppPassword made = KnownAppPassword.of(random());
        return stage.give(new Given(id(), account.address(), made.text(), protocols));
    }

    private String id() {
        byte[] bytes = new byte[16];
        random().nextBytes(bytes);
        return UUID.nameUUIDFromBytes(bytes).toString();
    }

    /** An app password that nobody was ever given, or so long ago that nothing is kept of it. */
    String forgotten() {
        return KnownAppPassword.of(random()).text();
    }

    void changes(Duration at, Change.What what, String thing) {
        stage.change(new Change(at, what, thing));
    }

    void nobodyGetsIn(Duration from, Duration to) {
        stage.outage(new Trace.Span(from, to));
    }

    void logsIn(Duration at, String name, String secret, String protocol, @Nullable String client) {
        logsIn(at, name, secret, protocol, client, homeToday());
    }

    void logsIn(Duration at, String name, String secret, String protocol, @Nullable String client, String from) {
        if (at.compareTo(days()) < 0) {
            stage.login(new Login(at, number, name, from, protocol, client, secret));
        }
    }

    // Chance ---------------------------------------------------------------------------------------------------------

    int between(int from, int to) {
        return from + random().nextInt(to - from + 1);
    }

    <T> T oneOf(List<T> things) {
        return things.get(random().nextInt(things.size()));
    }

    Duration minutes(int from, int to) {
        return Duration.ofSeconds(between(from * 60, to * 60));
    }

    Duration seconds(int from, int to) {
        return Duration.ofMillis(between(from * 1000, to * 1000));
    }

    /** As a timer does it, a bit early or late. */
    Duration about(Duration time) {
        long millis = time.toMillis();
        return Duration.ofMillis(millis + Math.round(random().nextGaussian() * Math.min(millis * 0.02, 20_000)));
    }

    /** Somewhen in the first part of the trace. */
    Duration morning() {
        return minutes(10, 300);
    }
}
