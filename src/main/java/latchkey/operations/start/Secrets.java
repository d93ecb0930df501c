package latchkey.operations.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Secrets that are missing, or that somebody else can guess: short ones, and those that stand in instructions. */
final class Secrets implements Check {
    private static final int OF_A_KEY = 32;
    private static final int OF_A_PASSWORD = 12;
    private static final String OF_THE_OWNER = "the password of the database user latchkey_owner";
    private static final Set<String> DEFAULTS = Set.of(
            "password", "passwort", "secret", "geheim", "latchkey", "admin", "root", "mariadb", "keycloak", "default");
    private static final Pattern PLACEHOLDER =
            Pattern.compile("(?i)[.…]+|<.*>|.*change[-_ ]?(me|it|this).*|.*(replace|your)[-_ ].*|(.{1,4}?)\\3{3,}");

    @Override
    public List<Fault> faults(Given given) {
        List<Fault> faults = new ArrayList<>();
        required(given, "latchkey.database.password", OF_A_PASSWORD, "the password of the database user latchkey")
                .ifPresent(faults::add);
        ofTheOwner(given).ifPresent(faults::add);
        required(
                        given,
                        "latchkey.oidc.client-secret",
                        OF_A_PASSWORD,
                        "the secret that the provider shows for the portal's client")
                .ifPresent(faults::add);
        required(given, "latchkey.secrets.session", OF_A_KEY, anew()).ifPresent(faults::add);
        for (String key : List.of("latchkey.secrets.hand-over", "latchkey.auth-policy.token")) {
            given(given, key, OF_A_KEY, anew()).ifPresent(faults::add);
            given(given, key + "-also", OF_A_KEY, anew()).ifPresent(faults::add);
        }
        given(given, "latchkey.secrets.session-also", OF_A_KEY, anew()).ifPresent(faults::add);
        String marks = "latchkey.reports.fingerprint-key";
        (given.mailcows().isEmpty()
                        ? given(given, marks, OF_A_KEY, anew())
                        : required(given, marks, OF_A_KEY, anew() + "; a portal beside a mailcow needs it"))
                .ifPresent(faults::add);
        given(given, marks + "-also", OF_A_KEY, anew()).ifPresent(faults::add);
        return faults;
    }

    /** Without it the tables are brought up to date by {@code migrate}. */
    static Optional<Fault> ofTheOwner(Given given) {
        return given.namesNothing(Database.OWNERS_PASSWORD)
                ? required(given, Database.OWNERS_PASSWORD, OF_A_PASSWORD, OF_THE_OWNER)
                : given(given, Database.OWNERS_PASSWORD, OF_A_PASSWORD, OF_THE_OWNER);
    }

    /** By whom the tables are to be changed now. */
    static Optional<Fault> ofTheOwnerNow(Given given) {
        return required(given, Database.OWNERS_PASSWORD, OF_A_PASSWORD, OF_THE_OWNER);
    }

    private static String anew() {
        return "what `openssl rand -hex 32` prints";
    }

    private static Optional<Fault> required(Given given, String setting, int shortest, String what) {
        if (given.namesNothing(setting)) {
            return Optional.of(new Fault(
                    setting,
                    "holds ${…} with a name that nobody sets",
                    "Write a backslash before the $ if it belongs to the secret"));
        }
        return given.text(setting).isEmpty()
                ? Optional.of(new Fault(setting, "is missing", "Set it to " + what))
                : given(given, setting, shortest, what);
    }

    private static Optional<Fault> given(Given given, String setting, int shortest, String what) {
        return given.text(setting).flatMap(secret -> {
            if (isDefault(secret)) {
                return Optional.of(new Fault(setting, "is one that everybody knows", "Set it to " + what));
            }
            return secret.length() < shortest
                    ? Optional.of(new Fault(
                            setting,
                            "is too short: it has " + secret.length() + " characters, and needs at least " + shortest,
                            "Set it to " + what))
                    : Optional.empty();
        });
    }

    static boolean isDefault(String secret) {
        return DEFAULTS.contains(secret.toLowerCase(Locale.ROOT).replaceAll("[0-9!]+$", ""))
                || PLACEHOLDER.matcher(secret).matches();
    }
}
