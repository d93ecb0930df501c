package latchkey.setup;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import latchkey.account.OwnAccounts.Chosen;
import latchkey.apppassword.AppPasswordView;
import latchkey.apppassword.AskedFor;
import latchkey.apppassword.PlainPassword;
import latchkey.apppassword.RecogniseAppPassword;

/** An app password that the owner's page sends back, which alone still has it. Another's does not exist. */
@RequestScoped
class PostedBack {
    private final AskedFor askedFor;
    private final RecogniseAppPassword recognise;

    PostedBack(AskedFor askedFor, RecogniseAppPassword recognise) {
        this.askedFor = askedFor;
        this.recognise = recognise;
    }

    record Own(Chosen chosen, AppPasswordView appPassword) {}

    Own own(String id, Optional<String> account) {
        Chosen chosen = askedFor.mailbox(account);
        return new Own(chosen, askedFor.one(chosen, id));
    }

    /** @return empty if this is not its secret, or it has ended */
    Optional<PlainPassword> secret(Own own, Optional<String> text) {
        return text.flatMap(sent ->
                recognise.recognise(own.chosen().address(), own.appPassword().id(), sent));
    }
}
