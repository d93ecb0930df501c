package latchkey.overview;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import latchkey.account.OwnAccounts.Chosen;
import latchkey.apppassword.AppPasswordView;
import latchkey.attempt.Reason;
import latchkey.diagnosis.Worklist;
import latchkey.mailclient.MailClient;
import latchkey.shared.Protocol;

/**
 * A client of the owner's that is refused now.
 *
 * @param appPassword the app password of this mailbox that it has, as far as that is known
 * @param client which program it is, if that is known
 */
record Trouble(Worklist.Row row, Chosen chosen, Optional<AppPasswordView> appPassword, Optional<MailClient> client) {

    /** Whoever guesses passwords looks like this too, and would be asked to mend his device. */
    public boolean perhapsSomebodyElse() {
        return row.reason() == Reason.WRONG_PASSWORD;
    }

    public boolean onlyTheHelpdeskCanMend() {
        return row.reason() == Reason.ACCOUNT_OFF || row.reason() == Reason.MAIL_SERVER_UNAVAILABLE;
    }

    /** As its owner calls it, else as it calls itself; empty if it has no name. */
    public String name() {
        return appPassword.map(AppPasswordView::label).or(row::client).orElse("");
    }

    /** One of those that it came from; empty if none is known. */
    public String network() {
        return row.networks().stream().findFirst().orElse("");
    }

    /** The wizard with what is known of the device filled in. */
    public String fix() {
        if (client.isEmpty()) {
            return "/app-passwords/new" + chosen.query();
        }
        StringBuilder known = new StringBuilder("client=" + client.get().key() + "&setup=replace");
        appPassword.ifPresent(
                old -> known.append("&label=").append(URLEncoder.encode(old.label(), StandardCharsets.UTF_8)));
        protocols().forEach(protocol -> known.append("&protocols=").append(protocol.key()));
        return chosen.at("/app-passwords/new", known.toString());
    }

    /** Where an app password was not made for what the device does, the next one is. */
    private Set<Protocol> protocols() {
        Set<Protocol> wanted = EnumSet.noneOf(Protocol.class);
        if (row.reason() == Reason.PROTOCOL_NOT_ALLOWED) {
            appPassword.ifPresent(old -> wanted.addAll(old.protocols()));
            Protocol.ofKey(row.protocol()).ifPresent(wanted::add);
        }
        return wanted;
    }
}
