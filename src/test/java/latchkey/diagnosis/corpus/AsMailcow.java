package latchkey.diagnosis.corpus;

import java.util.List;
import java.util.Map;

/**
 * What mailcow would tell of the same logins: its log says that a password was wrong, and the portal finds out by what it
 * has published there whose it might have been. Nothing waits for an end, and nothing is seen by the shape of what was typed.
 */
public final class AsMailcow {
    private static final Map<String, String> ON_A_REFUSED_ACCOUNT = Map.of(
            "main_password", "not_an_app_password",
            "wrong_password", "not_an_app_password",
            "mistyped", "not_an_app_password",
            "surely_mistyped", "not_an_app_password",
            "wrong_secret", "not_an_app_password",
            "unknown_selector", "not_an_app_password");
    private static final Map<String, String> ON_ANY = Map.of(
            "app_password_ok", "app_password_refused",
            "other_account", "other_account_likely",
            "not_an_app_password", "wrong_password",
            "mistyped", "wrong_password",
            "surely_mistyped", "wrong_password",
            "wrong_secret", "wrong_password",
            "unknown_selector", "wrong_password");

    private AsMailcow() {}

    public static List<Reported> tells(List<Reported> reports) {
        return reports.stream().map(AsMailcow::told).toList();
    }

    private static Reported told(Reported one) {
        boolean letIn = !one.passedOn()
                && (one.outcome().equals("app_password_ok") || one.outcome().equals("main_password_ok"));
        if (letIn) {
            return one;
        }
        boolean refusedAccount = !one.passedOn() && ON_A_REFUSED_ACCOUNT.containsKey(one.outcome());
        boolean likewise = refusedAccount || (!one.passedOn() && one.outcome().equals("not_an_app_password"));
        String outcome = likewise
                ? ON_A_REFUSED_ACCOUNT.getOrDefault(one.outcome(), one.outcome())
                : ON_ANY.getOrDefault(one.outcome(), one.outcome());
        return new Reported(
                one.login(),
                outcome,
                false,
                one.address(),
                namesAnAppPassword(outcome) ? one.appPassword() : null,
                one.fingerprint());
    }

    private static boolean namesAnAppPassword(String outcome) {
        return !outcome.equals("wrong_password") && !outcome.equals("not_an_app_password");
    }
}
