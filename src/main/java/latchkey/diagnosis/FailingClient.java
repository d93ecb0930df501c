package latchkey.diagnosis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.attempt.LoginAttempt;
import latchkey.mailserver.LoginReport;
import latchkey.shared.Network;
import org.jspecify.annotations.Nullable;

/**
 * What refused attempts with one secret by one protocol at one account add up to. Networks are data of it and not part
 * of its key: a phone that roams is one client.
 */
record FailingClient(
        String id,
        LoginAttempt latest,
        Instant firstAt,
        long tries,
        List<String> networks,
        List<Long> gaps,
        @Nullable String clientId) {
    private static final int NETWORKS_KEPT = 8;
    private static final int GAPS_KEPT = 10;

    /** 16 bytes of SHA-256 over account, protocol and what was tried, as hex. */
    static String idOf(LoginReport report) {
        String tried = report.appPasswordId() != null
                ? report.appPasswordId()
                : report.fingerprint() != null ? "fp" + report.fingerprint() : report.outcome();
        return hash(account(report) + "|" + report.protocol() + "|" + tried);
    }

    /** The one that stands for all beyond the limit of an account and protocol. */
    static String overflowIdOf(LoginReport report) {
        return hash(account(report) + "|" + report.protocol() + "|and more");
    }

    /** The mailbox, or what was typed where no mailbox is known. */
    static String account(LoginReport report) {
        return report.address() != null ? report.address() : report.login();
    }

    static FailingClient startedBy(String id, LoginAttempt attempt) {
        LoginReport report = attempt.report();
        return new FailingClient(
                id, attempt, report.at(), report.tries(), network(report), List.of(), report.clientId());
    }

    /** @param lastAt of the try before this one */
    FailingClient and(LoginAttempt attempt, Instant lastAt) {
        LoginReport report = attempt.report();
        Set<String> all = new LinkedHashSet<>(network(report));
        all.addAll(networks);
        List<Long> more = new ArrayList<>(gaps);
        long gap = Duration.between(lastAt, report.at()).toSeconds();
        if (gap > 0) {
            more.add(gap);
        }
        return new FailingClient(
                id,
                attempt,
                firstAt,
                tries + report.tries(),
                all.stream().limit(NETWORKS_KEPT).toList(),
                more.subList(Math.max(0, more.size() - GAPS_KEPT), more.size()),
                report.clientId() != null ? report.clientId() : clientId);
    }

    /** The median gap of its last ten tries, in seconds. */
    Optional<Long> beat() {
        return gaps.isEmpty()
                ? Optional.empty()
                : Optional.of(gaps.stream().sorted().toList().get(gaps.size() / 2));
    }

    String gapsText() {
        return gaps.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    static List<Long> gapsOf(String text) {
        return Stream.of(text.split(",", -1))
                .filter(gap -> !gap.isEmpty())
                .map(Long::valueOf)
                .toList();
    }

    static List<String> networksOf(String text) {
        return Arrays.stream(text.split(",", -1))
                .filter(network -> !network.isEmpty())
                .toList();
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
