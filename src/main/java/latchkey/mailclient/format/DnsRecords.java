package latchkey.mailclient.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import latchkey.mailclient.format.Servers.Server;
import latchkey.shared.Network;
import latchkey.shared.Protocol;

/** Lines for the zone of a domain, by which clients find its servers and this portal (RFC 6186, RFC 8314, RFC 5804). */
public final class DnsRecords {
    private DnsRecords() {}

    /**
     * What is not offered is said too, so that nobody guesses.
     *
     * @param portal the host name of this portal
     * @param pacc whether the digest of its configuration belongs into the zone
     */
    public static String of(Servers servers, String portal, boolean pacc) {
        Predicate<Server> tlsAtOnce = server -> !server.startsTlsLater();
        List<String> lines = new ArrayList<>();
        lines.add(srv(servers, "_imaps", Protocol.IMAP, tlsAtOnce, 0));
        lines.add(srv(servers, "_imap", Protocol.IMAP, tlsAtOnce.negate(), 0));
        lines.add(srv(servers, "_pop3s", Protocol.POP3, tlsAtOnce, 10));
        lines.add(srv(servers, "_pop3", Protocol.POP3, tlsAtOnce.negate(), 10));
        lines.add(srv(servers, "_submissions", Protocol.SMTP, tlsAtOnce, 0));
        lines.add(srv(servers, "_submission", Protocol.SMTP, tlsAtOnce.negate(), 0));
        lines.add(srv(servers, "_sieve", Protocol.SIEVE, any -> true, 0));
        lines.add(line(servers, "_autodiscover._tcp", "SRV 0 0 443 " + portal + "."));
        lines.add(line(servers, "autoconfig", "CNAME " + portal + "."));
        lines.add(line(servers, "autodiscover", "CNAME " + portal + "."));
        if (pacc) {
            lines.add(line(servers, "ua-auto-config", "CNAME " + portal + "."));
            lines.add(line(servers, "_ua-auto-config", "TXT \"" + PaccConfiguration.txt(servers) + "\""));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String srv(
            Servers servers, String service, Protocol protocol, Predicate<Server> kind, int priority) {
        Optional<Server> server = servers.at(protocol).filter(kind).filter(DnsRecords::hasAName);
        return line(
                servers,
                service + "._tcp",
                server.map(it -> "SRV %d 1 %d %s.".formatted(priority, it.port(), it.host()))
                        .orElse("SRV 0 0 0 ."));
    }

    /** An SRV record cannot name an IP address. */
    private static boolean hasAName(Server server) {
        return Network.of(server.host()).isEmpty();
    }

    private static String line(Servers servers, String name, String record) {
        return "%s.%s. IN %s".formatted(name, servers.domain(), record);
    }
}
