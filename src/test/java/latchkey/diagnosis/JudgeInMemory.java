package latchkey.diagnosis;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import latchkey.attempt.Certainty;
import latchkey.attempt.LoginAttempt;
import latchkey.attempt.Reason;
import latchkey.diagnosis.FailingClient.Stored;
import latchkey.mailserver.LoginReport;
import latchkey.shared.Network;

/** The judge's own rules and tallies over tables that are maps: many traces in a second. */
final class JudgeInMemory implements ClientRows, TallyNetworkTries.LetIn {
    private static final int ROWS_OF_ACCOUNT_AND_PROTOCOL = 20;

    /** What is filed of a refused login, and may be filed anew. */
    static final class Filed {
        final LoginAttempt attempt;
        Reason reason;
        Optional<String> client;

        Filed(LoginAttempt attempt) {
            this.attempt = attempt;
            this.reason = attempt.reason();
            this.client = Optional.ofNullable(attempt.failingClient());
        }
    }

    /** A row of the worklist. */
    record Row(FailingClient client, Reason reason, Certainty certainty, long tries) {}

    private final Rules rules;
    private final JudgeRefusals refusals;
    private final WatchInMemory watch = new WatchInMemory();
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<String, Map<String, NetworkTry>> tries = new HashMap<>();
    private final Map<String, Map<String, Instant>> letIn = new HashMap<>();
    private final Map<String, Instant> firstAt = new HashMap<>();
    private final List<Filed> filed = new ArrayList<>();
    private Instant now = Instant.MIN;

    JudgeInMemory(List<FailureRule> rules) {
        this.rules = new Rules(rules);
        this.refusals = new JudgeRefusals(this.rules);
    }

    List<Filed> filed() {
        return filed;
    }

    Optional<Row> row(String client) {
        return Optional.ofNullable(rows.get(client)).filter(row -> row.tries() > 0);
    }

    Collection<Row> rows() {
        return rows.values().stream().filter(row -> row.tries() > 0).toList();
    }

    /** @param reports of about the same time, all of them ended */
    void judge(List<LoginReport> reports) throws SQLException {
        now = reports.get(reports.size() - 1).at();
        List<LoginReport> accepted =
                reports.stream().filter(LoginReport::accepted).toList();
        accepted.forEach(watch::accepted);
        accepted.forEach(this::letIn);
        refused(reports.stream().filter(report -> !report.accepted()).toList());
        for (Filed late : watch.silent(filed, this::staleSince)) {
            if (rules.judge(inAnOutage(late)).reason() != Reason.MAIL_SERVER_UNAVAILABLE) {
                continue;
            }
            late.client.ifPresent(client -> less(client, late.attempt.report().tries()));
            late.client = Optional.empty();
            late.reason = Reason.MAIL_SERVER_UNAVAILABLE;
        }
    }

    /** Whether a device was refused again and again before this moment, too. OldPhonesAtNightIT holds that it never got in. */
    private boolean staleSince(Filed one, Instant silence) {
        return one.client
                .flatMap(this::row)
                .filter(row -> row.reason() == Reason.STALE_CLIENT)
                .filter(row -> firstAt.getOrDefault(row.client().id(), silence).isBefore(silence))
                .isPresent();
    }

    private static Evidence inAnOutage(Filed one) {
        return new Evidence(one.attempt.report(), Optional.empty()).whileMailServerIsUnavailable(true);
    }

    private void refused(List<LoginReport> reports) throws SQLException {
        if (reports.isEmpty()) {
            return;
        }
        TallyFailingClients clients = TallyFailingClients.of(this, ROWS_OF_ACCOUNT_AND_PROTOCOL, reports);
        Set<String> networksOfThem = new HashSet<>();
        Set<String> names = new HashSet<>();
        reports.forEach(report -> TallyNetworkTries.network(report).ifPresent(network -> {
            networksOfThem.add(network);
            names.add(FailingClient.account(report));
        }));
        List<NetworkTry> stored = tries.values().stream()
                .flatMap(of -> of.values().stream())
                .filter(one -> networksOfThem.contains(one.network()) || names.contains(one.account()))
                .filter(one -> one.lastAt().isAfter(now.minus(TallyNetworkTries.REMEMBERED)))
                .toList();
        TallyNetworkTries networks = new TallyNetworkTries(stored, this);
        List<Evidence> evidence = reports.stream()
                .map(report -> new Evidence(report, Optional.empty()))
                .toList();
        Set<String> silent = new HashSet<>();
        reports.stream()
                .filter(LoginReport::passedOn)
                .filter(watch::isSilent)
                .forEach(report -> silent.add(report.source()));
        refusals.judge(evidence, silent, clients, networks).forEach(attempt -> filed.add(new Filed(attempt)));
        clients.save();
        save(networks);
    }

    private void save(TallyNetworkTries networks) throws SQLException {
        for (NetworkTry early : networks.filedTooEarly()) {
            String under = String.valueOf(early.filedUnder());
            List<Filed> all = filed.stream()
                    .filter(one -> one.client.equals(Optional.of(under)))
                    .filter(one -> one.attempt.report().login().equals(early.login()))
                    .filter(one -> network(one.attempt.report()).equals(early.network()))
                    .toList();
            all.forEach(one -> {
                one.reason = Reason.GUESSING;
                one.client = Optional.empty();
                less(under, one.attempt.report().tries());
            });
        }
        networks.gone()
                .forEach(one ->
                        tries.getOrDefault(one.network(), new HashMap<>()).remove(one.client()));
        networks.changed()
                .forEach(one -> tries.computeIfAbsent(one.network(), any -> new LinkedHashMap<>())
                        .put(one.client(), one));
    }

    private void less(String client, int triesLess) {
        rows.computeIfPresent(
                client,
                (id, row) -> row.tries() <= triesLess
                        ? null
                        : new Row(row.client(), row.reason(), row.certainty(), row.tries() - triesLess));
    }

    private void letIn(LoginReport report) {
        letIn.computeIfAbsent(network(report), any -> new HashMap<>()).put(FailingClient.account(report), report.at());
    }

    private static String network(LoginReport report) {
        return Network.of(String.valueOf(report.remoteIp())).map(Network::text).orElse("");
    }

    @Override
    public Set<String> from(String network, Collection<String> accounts, Instant since) {
        return letIn.getOrDefault(network, Map.of()).entrySet().stream()
                .filter(one -> accounts.contains(one.getKey()) && one.getValue().isAfter(since))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    public Map<String, Stored> stored(Collection<String> ids) {
        Map<String, Stored> stored = new HashMap<>();
        ids.forEach(id -> row(id).ifPresent(row -> stored.put(
                id,
                new Stored(
                        new Rhythm(
                                row.tries(),
                                row.client().rhythm().lastAt(),
                                row.client().rhythm().gaps()),
                        row.client().networks(),
                        row.client().clientId(),
                        row.client().severalClients()))));
        return stored;
    }

    @Override
    public int openRows(String account, String protocol) {
        Instant open = now.minus(Duration.ofDays(1));
        return (int) rows().stream()
                .filter(row -> !TallyFailingClients.isProved(row.client().latest()))
                .map(Row::client)
                .filter(one -> FailingClient.account(one.latest().report()).equals(account))
                .filter(one -> one.latest().report().protocol().equals(protocol))
                .filter(one -> one.rhythm().lastAt().isAfter(open))
                .count();
    }

    /** As the table does it: what was proved once stays so as long as the reason is the same. */
    @Override
    public void saveAll(Collection<FailingClient> clients) {
        for (FailingClient client : clients) {
            LoginAttempt latest = client.latest();
            firstAt.putIfAbsent(client.id(), client.firstAt());
            rows.merge(
                    client.id(),
                    new Row(client, latest.reason(), latest.certainty(), client.tries()),
                    (old, more) -> new Row(
                            client,
                            more.reason(),
                            old.reason() == more.reason() && old.certainty() == Certainty.CERTAIN
                                    ? Certainty.CERTAIN
                                    : more.certainty(),
                            old.tries() + more.tries()));
        }
    }
}
