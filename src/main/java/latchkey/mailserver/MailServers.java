package latchkey.mailserver;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The mail servers of this site, each by its key. */
@ApplicationScoped
public class MailServers {
    private final List<MailServer> servers;

    MailServers(@All List<MailServer> single, @All List<MailServerFamily> families) {
        this.servers = Stream.concat(single.stream(), families.stream().flatMap(family -> family.members().stream()))
                .toList();
    }

    public List<MailServer> all() {
        return servers;
    }

    public Optional<MailServer> find(String key) {
        return servers.stream().filter(server -> server.key().equals(key)).findFirst();
    }

    /** @throws MailServer.Unreachable if a domain names a server that is not set up */
    public MailServer of(String key) {
        return find(key).orElseThrow(() -> new MailServer.Unreachable("no mail server is set up with the key " + key));
    }
}
