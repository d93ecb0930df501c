package latchkey.setup;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import latchkey.account.OwnAccounts.Chosen;
import latchkey.apppassword.Label;
import latchkey.mailclient.MailClient;
import latchkey.shared.Protocol;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** What was typed and ticked, and what is wrong with it. */
public class AppPasswordForm {
    private static final int LONGEST_IN_ADDRESS = 100;

    @RestForm
    @Nullable
    String client;

    @RestForm
    @Nullable
    String label;

    @RestForm
    @Nullable
    List<String> protocols;

    @RestForm
    @Nullable
    String setup;

    @RestForm("form")
    @Nullable
    String formId;

    public String label() {
        return label == null ? "" : label;
    }

    public String client() {
        return client == null ? "" : client;
    }

    /** Most people have the account in the client already, and it has stopped working. */
    boolean newAccount() {
        return isNew(Optional.ofNullable(setup));
    }

    static boolean isNew(Optional<String> setup) {
        return setup.filter("new"::equals).isPresent();
    }

    /** A form without an id, sent by a script, is a form of its own. */
    UUID formId() {
        return formId(Optional.ofNullable(formId));
    }

    static UUID formId(Optional<String> sent) {
        try {
            return sent.map(UUID::fromString).orElseGet(UUID::randomUUID);
        } catch (IllegalArgumentException forged) {
            return UUID.randomUUID();
        }
    }

    List<String> ticked() {
        return protocols == null ? List.of() : protocols;
    }

    Set<Protocol> protocols() {
        Set<Protocol> chosen = EnumSet.noneOf(Protocol.class);
        ticked().forEach(key -> Protocol.ofKey(key).ifPresent(chosen::add));
        return chosen;
    }

    /** What is offered is what the client speaks and the mailbox's domain serves. */
    static Set<Protocol> offered(MailClient client, Set<Protocol> served) {
        Set<Protocol> offered = EnumSet.copyOf(client.protocols());
        offered.retainAll(served);
        return offered;
    }

    Faults faults(Set<Protocol> offered) {
        Optional<ProtocolsFault> protocolsFault = Optional.empty();
        if (ticked().isEmpty()) {
            protocolsFault = Optional.of(ProtocolsFault.NONE);
        } else if (!offered.containsAll(protocols())
                || protocols().size() != Set.copyOf(ticked()).size()) {
            protocolsFault = Optional.of(ProtocolsFault.NOT_OFFERED);
        }
        return new Faults(Label.of(label()).fault(), protocolsFault);
    }

    /** The form once more with what was typed, for after a fresh second factor; it holds no secret. */
    URI again(Chosen chosen) {
        // Encoded by hand: a URI builder takes braces and percent signs of a name for its own.
        StringBuilder typed = new StringBuilder("client=")
                .append(encoded(shortened(client())))
                .append("&label=")
                .append(encoded(shortened(label())));
        protocols().forEach(protocol -> typed.append("&protocols=").append(protocol.key()));
        if (newAccount()) {
            typed.append("&setup=new");
        }
        return URI.create(chosen.at("/app-passwords/new", typed.toString()));
    }

    /** Whatever was sent, the way to the provider and back has room for so much only. */
    private static String shortened(String text) {
        return text.length() > LONGEST_IN_ADDRESS ? text.substring(0, LONGEST_IN_ADDRESS) : text;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    enum ProtocolsFault {
        NONE,
        NOT_OFFERED
    }

    record Faults(Optional<Label.Fault> label, Optional<ProtocolsFault> protocols) {
        static final Faults NONE = new Faults(Optional.empty(), Optional.empty());

        public boolean any() {
            return label.isPresent() || protocols.isPresent();
        }
    }
}
