package latchkey.overview;

import java.util.List;
import java.util.Optional;
import latchkey.account.OwnAccounts.Chosen;
import latchkey.attempt.AccountLogins;
import latchkey.mailclient.MailClient;
import latchkey.setup.ShutOut;
import latchkey.shared.MailAddress;

/**
 * One mailbox as its owner sees it first.
 *
 * @param others further mailboxes that he keeps
 * @param troubles what is refused now and is surely his, what he can mend first
 * @param doubts what is refused now and may be somebody else
 * @param shutOut what keeps his devices from the mail server before any password is looked at
 * @param byMainPassword programs that still use the main password
 */
record Home(
        Chosen chosen,
        List<MailAddress> others,
        List<Trouble> troubles,
        List<Trouble> doubts,
        List<Device> devices,
        List<ByMainPassword> byMainPassword,
        MainPassword mainPassword,
        Optional<ShutOut> shutOut,
        Optional<String> helpdeskContact) {

    /** @param client which program it is, if that is known */
    record ByMainPassword(AccountLogins.Line line, Chosen chosen, Optional<MailClient> client) {
        /** The wizard, for this program where it is known. */
        public String setUp() {
            return client.map(known -> chosen.at("/app-passwords/new", "client=" + known.key() + "&setup=replace"))
                    .orElse("/app-passwords/new" + chosen.query());
        }

        public String icon() {
            return client.map(known -> known.icon().css()).orElse("icon-envelope");
        }
    }

    public NextStep next() {
        if (!troubles.isEmpty()) {
            return troubles.get(0).onlyTheHelpdeskCanMend() ? NextStep.ASK : NextStep.FIX;
        }
        if (shutOut.isPresent()) {
            return NextStep.LET_IN;
        }
        if (mainPassword.ending() && !byMainPassword.isEmpty()) {
            return NextStep.MOVE;
        }
        if (devices.isEmpty()) {
            return NextStep.FIRST;
        }
        return doubts.isEmpty() ? NextStep.NOTHING : NextStep.LOOK;
    }

    /** Of the helpdesk; empty if none is named. */
    public String contact() {
        return helpdeskContact.orElse("");
    }

    public boolean isNext(Trouble trouble) {
        return trouble.equals(troubles.get(0));
    }

    public boolean isNextToLookAt(Trouble doubt) {
        return next() == NextStep.LOOK && doubt.equals(doubts.get(0));
    }
}
