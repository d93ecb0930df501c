package latchkey.diagnosis.rule;

import java.util.List;
import latchkey.diagnosis.FailureRule;

/** The rules in their order, without a container. */
public final class AllRules {
    private AllRules() {}

    public static List<FailureRule> inOrder() {
        return List.of(
                new RetiredAppPassword(),
                new ProtocolNotAllowed(),
                new MistypedAppPassword(),
                new WrongUserName(),
                new Guessing(),
                new MainPasswordUsed(),
                new MailServerUnavailable(),
                new AccountOff(),
                new StaleClient(),
                new AddressMistyped(),
                new WrongPassword());
    }
}
