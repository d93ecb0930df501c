package latchkey.diagnosis.corpus;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A mail server with the two scripts as the design says they decide, for one trace. Real ones are asked beside it. */
public final class ByTheBook {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private final Trace trace;
    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<String, String> states = new HashMap<>();
    private final Map<String, Boolean> comparedSecrets = new HashMap<>();
    private final Map<String, Duration> comparedLast = new HashMap<>();
    private final Deque<Change> changes;

    private ByTheBook(Trace trace) {
        this.trace = trace;
        this.changes = new ArrayDeque<>(trace.changes());
        for (Account account : trace.accounts()) {
            accounts.put(account.address(), account);
            if (account.refused()) {
                states.put(account.address(), Change.What.MAIN_PASSWORD_REFUSED.word());
            }
        }
    }

    /** What is reported of each login, in turn. */
    public static List<Reported> reports(Trace trace) {
        ByTheBook server = new ByTheBook(trace);
        List<Reported> reports = new ArrayList<>();
        for (Login login : trace.logins()) {
            reports.add(server.logIn(login));
        }
        return reports;
    }

    private record Decision(
            String outcome,
            boolean passedOn,
            @Nullable String address,
            @Nullable String appPassword) {}

    private Reported logIn(Login login) {
        while (!changes.isEmpty() && changes.peek().at().compareTo(login.at()) <= 0) {
            Change change = changes.remove();
            states.put(change.thing(), change.what().word());
        }
        Decision first = first(login);
        String outcome = first.outcome();
        boolean accepted = first.passedOn() && isAccepted(login, first);
        if (accepted && !outcome.equals("app_password_ok")) {
            outcome = "main_password_ok";
        }
        return new Reported(
                login,
                outcome,
                first.passedOn() && !accepted,
                first.address(),
                first.appPassword(),
                fingerprint(login.name(), login.secret()));
    }

    /** By the passdb that was there before. */
    private boolean isAccepted(Login login, Decision first) {
        Account account = accounts.get(login.name().toLowerCase(Locale.ROOT));
        boolean somebodyAnswers = trace.outages().stream().noneMatch(outage -> outage.holds(login.at()));
        return account != null
                && !account.closed()
                && somebodyAnswers
                && (first.outcome().equals("app_password_ok")
                        || account.mainPassword().equals(login.secret()));
    }

    private Decision first(Login login) {
        Account account = accounts.get(login.name().toLowerCase(Locale.ROOT));
        String address = account == null ? null : account.address();
        String secret = normalised(login.secret());
        boolean shaped = secret.length() >= 28
                && secret.length() <= 36
                && secret.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
        boolean right = shaped && isRight(secret);
        if (right) {
            Optional<Given> own = trace.given().stream()
                    .filter(given ->
                            given.address().equals(address) && given.selector().equals(secret.substring(0, 4)))
                    .findFirst();
            if (own.isPresent()) {
                return ofOwn(login, own.get(), secret);
            }
            Optional<Given> others = trace.given().stream()
                    .filter(given -> given.text().equals(secret))
                    .findFirst();
            if (others.isPresent()) {
                return left(account, "other_account", others.get().id());
            }
        }
        if (account == null) {
            return new Decision("unknown_account", true, null, null);
        }
        boolean mistyped = !right && (shaped || isRight(bare(secret)));
        if (mistyped && beginsLikeOneOf(account, bare(secret))) {
            return left(account, "surely_mistyped", null);
        }
        Optional<Boolean> isMain = isRefused(account) ? comparedAsMain(login, account) : Optional.empty();
        return left(account, outcome(right, mistyped, isMain), null);
    }

    private static String outcome(boolean right, boolean mistyped, Optional<Boolean> isMain) {
        if (isMain.orElse(false)) {
            return "main_password";
        }
        if (right) {
            return "unknown_selector";
        }
        if (mistyped) {
            return isMain.isPresent() ? "surely_mistyped" : "mistyped";
        }
        return isMain.isPresent() ? "wrong_password" : "not_an_app_password";
    }

    private boolean beginsLikeOneOf(Account account, String text) {
        return trace.given().stream()
                .anyMatch(given -> given.address().equals(account.address()) && text.startsWith(given.selector()));
    }

    private Decision ofOwn(Login login, Given own, String secret) {
        String state = states.getOrDefault(own.id(), "live");
        String outcome;
        if (!own.text().equals(secret)) {
            outcome = "wrong_secret";
        } else if (states.getOrDefault(own.address(), "").equals(Change.What.SWITCHED_OFF.word())) {
            outcome = "account_off";
        } else if (!state.equals("live")) {
            outcome = state;
        } else if (!List.of(own.protocols().split(" ", -1)).contains(login.protocol())) {
            outcome = "wrong_protocol";
        } else {
            return new Decision("app_password_ok", true, own.address(), own.id());
        }
        return new Decision(outcome, false, own.address(), own.id());
    }

    private Decision left(@Nullable Account account, String outcome, @Nullable String appPassword) {
        boolean refused = account != null && isRefused(account);
        return new Decision(outcome, !refused, account == null ? null : account.address(), appPassword);
    }

    private boolean isRefused(Account account) {
        return states.getOrDefault(account.address(), "").equals(Change.What.MAIN_PASSWORD_REFUSED.word());
    }

    /** One secret a minute for an account, and each only once. */
    private Optional<Boolean> comparedAsMain(Login login, Account account) {
        if (!account.hashShown()) {
            return Optional.empty();
        }
        Boolean known = comparedSecrets.get(account.address() + " " + login.secret());
        if (known != null) {
            return Optional.of(known);
        }
        Duration last = comparedLast.get(account.address());
        if (last != null && login.at().minus(last).compareTo(Duration.ofMinutes(1)) < 0) {
            return Optional.empty();
        }
        comparedLast.put(account.address(), login.at());
        boolean isMain = account.mainPassword().equals(login.secret());
        comparedSecrets.put(account.address() + " " + login.secret(), isMain);
        return Optional.of(isMain);
    }

    private static String normalised(String password) {
        return password.toLowerCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('o', '0')
                .replaceAll("[il]", "1");
    }

    /** Without the full stop or the quotes it was copied with. */
    private static String bare(String text) {
        return text.replaceAll("^[^0-9a-z]+|[^0-9a-z]+$", "");
    }

    private static boolean isRight(String text) {
        return text.length() == 32 && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0) && checkCharacterFits(text);
    }

    private static boolean checkCharacterFits(String text) {
        int sum = 0;
        int factor = 1;
        for (int position = text.length() - 1; position >= 0; position--) {
            int addend = factor * ALPHABET.indexOf(text.charAt(position));
            sum += addend / 32 + addend % 32;
            factor = 3 - factor;
        }
        return sum % 32 == 0;
    }

    private static int fingerprint(String name, String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((name.toLowerCase(Locale.ROOT) + " " + secret).getBytes(StandardCharsets.UTF_8));
            return ((digest[0] & 255) << 8) | (digest[1] & 255);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
