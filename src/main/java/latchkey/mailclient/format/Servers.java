package latchkey.mailclient.format;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import latchkey.account.Endpoint;
import latchkey.shared.Protocol;

/**
 * Where the clients of a domain connect. The same for each of its mailboxes, and for those that do not exist.
 *
 * @param provider what the site calls itself
 */
public record Servers(String domain, String provider, Map<Protocol, Endpoint> endpoints) {
    public Servers {
        Map<Protocol, Endpoint> ordered = new EnumMap<>(Protocol.class);
        ordered.putAll(endpoints);
        endpoints = ordered;
    }

    /** One of them; always with TLS, from the first byte or a little later. */
    record Server(Protocol protocol, String host, int port, boolean startsTlsLater) {}

    /** As far as an app password is for them. */
    public Servers only(Set<Protocol> protocols) {
        Map<Protocol, Endpoint> some = new EnumMap<>(endpoints);
        some.keySet().retainAll(protocols);
        return new Servers(domain, provider, some);
    }

    /** Whether mail can be read and sent: what offers one of the two only is refused by the clients, whole. */
    public boolean readAndSend() {
        return !incoming().isEmpty() && at(Protocol.SMTP).isPresent();
    }

    /** The one that clients should take comes first. */
    List<Server> incoming() {
        List<Server> incoming = new ArrayList<>();
        at(Protocol.IMAP).ifPresent(incoming::add);
        at(Protocol.POP3).ifPresent(incoming::add);
        return incoming;
    }

    /** @throws IllegalStateException if mail cannot be read and sent here */
    Server first() {
        return incoming().stream().findFirst().orElseThrow(Servers::notBoth);
    }

    /** @throws IllegalStateException if mail cannot be read and sent here */
    Server outgoing() {
        return at(Protocol.SMTP).orElseThrow(Servers::notBoth);
    }

    Optional<Server> at(Protocol protocol) {
        return Optional.ofNullable(endpoints.get(protocol))
                .map(end -> new Server(protocol, end.host(), end.port(), end.startsTlsLater(protocol)));
    }

    private static IllegalStateException notBoth() {
        return new IllegalStateException("only where mail can be read and sent");
    }
}
