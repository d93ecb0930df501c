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
        StringBuilder link = new StringBuilder("/app-passwords/new").append(chosen.query());
        if (client.isEmpty()) {
            return link.toString();
        }
        link.append(chosen.query().isEmpty() ? "?" : "&")
                .append("client=")
                .append(encoded(client.get().key()))
                .append("&setup=replace");
        appPassword.ifPresent(old -> link.append("&label=").append(encoded(old.label())));
        protocols().forEach(protocol -> link.append("&protocols=").append(protocol.key()));
        return link.toString();
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

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
