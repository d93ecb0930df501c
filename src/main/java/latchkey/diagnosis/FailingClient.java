package latchkey.diagnosis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import latchkey.attempt.LoginAttempt;
import latchkey.mailserver.LoginReport;
import latchkey.shared.Network;
import org.jspecify.annotations.Nullable;

/**
 * What refused attempts with one secret by one protocol at one account add up to. Networks are data of it and not part
 * of its key: a phone that roams is one client.
 *
 * @param tries of this batch, to be added to those that are stored
 * @param rhythm of all its tries
 * @param severalClients whether it has called itself by more than one name: two devices may share one secret
 */
record FailingClient(
        String id,
        LoginAttempt latest,
        Instant firstAt,
        long tries,
        Rhythm rhythm,
        List<String> networks,
        @Nullable String clientId,
        boolean severalClients) {
    /** In the place of what was tried: all beyond the limit of an account and protocol. */
    static final String AND_MORE = "and more";

    private static final int NETWORKS_KEPT = 8;

    /** What is stored of one, for the judge to go on from. */
    record Stored(
            Rhythm rhythm, List<String> networks, @Nullable String clientId, boolean severalClients) {}

    /** 16 bytes of SHA-256 over account, protocol and what was tried, as hex. */
    static String idOf(LoginReport report) {
        return hash(account(report) + "|" + report.protocol() + "|" + tried(report));
    }

    /** The one that stands for all beyond the limit of an account and protocol. */
    static String overflowIdOf(LoginReport report) {
        return overflowId(account(report), report.protocol());
    }

    static String overflowId(String account, String protocol) {
        return hash(account + "|" + protocol + "|" + AND_MORE);
    }

    /** The mailbox, or what was typed where no mailbox is known; keyboards of telephones begin it with a capital. */
    static String account(LoginReport report) {
        return report.address() != null ? report.address() : report.login().toLowerCase(Locale.ROOT);
    }

    static FailingClient startedBy(String id, LoginAttempt attempt) {
        LoginReport report = attempt.report();
        return new FailingClient(
                id,
                attempt,
                report.at(),
                report.tries(),
                Rhythm.NONE.and(report),
                network(report),
                report.clientId(),
                false);
    }

    static FailingClient goingOn(String id, Stored stored, LoginAttempt attempt) {
        Instant lastAt = stored.rhythm().lastAt();
        return new FailingClient(
                        id,
                        attempt,
                        lastAt,
                        0,
                        stored.rhythm(),
                        stored.networks(),
                        stored.clientId(),
                        stored.severalClients())
                .and(attempt);
    }

    FailingClient and(LoginAttempt attempt) {
        LoginReport report = attempt.report();
        Set<String> all = new LinkedHashSet<>(network(report));
        all.addAll(networks);
        return new FailingClient(
                id,
                attempt,
                firstAt,
                tries + report.tries(),
                rhythm.and(report),
                all.stream().limit(NETWORKS_KEPT).toList(),
                report.clientId() != null ? report.clientId() : clientId,
                severalClients || !Objects.equals(report.clientId(), clientId));
    }

    static List<String> networksOf(String text) {
        return Arrays.stream(text.split(",", -1))
                .filter(network -> !network.isEmpty())
                .toList();
    }

    /** One who types an app password wrongly again and again is one client, and not the one that has it right. */
    private static String tried(LoginReport report) {
        if (report.appPasswordId() != null) {
            return (report.outcome().equals("wrong_secret") ? "not " : "") + report.appPasswordId();
        }
        return report.fingerprint() != null ? "fp" + report.fingerprint() : report.outcome();
    }

    private static List<String> network(LoginReport report) {
        return Optional.ofNullable(report.remoteIp()).flatMap(Network::of).map(Network::text).stream()
                .toList();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
