package latchkey.mailclient;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The clients that are offered, in the order in which people look for them: what lies in {@code clients/}. */
@Startup
@ApplicationScoped
public class MailClients {
    private static final String ANY = "other";

    private final List<MailClient> all;

    public MailClients() {
        this.all = keys().stream().map(ReadMailClient::of).toList();
    }

    public List<MailClient> all() {
        return all;
    }

    public List<MailClient.Group> groups() {
        return List.of(MailClient.Group.values());
    }

    public List<MailClient> in(MailClient.Group group) {
        return all.stream().filter(client -> client.group() == group).toList();
    }

    public Optional<MailClient> byKey(String key) {
        return all.stream().filter(client -> client.key().equals(key)).findFirst();
    }

    /** For what was made before: a client that is no longer offered gets what holds for any other. */
    public MailClient byKeyOrAny(String key) {
        return byKey(key).or(() -> byKey(ANY)).orElseThrow();
    }

    /** The one that calls itself so, whatever its version; none where several do. */
    public Optional<MailClient> calling(String itself) {
        List<MailClient> so = all.stream()
                .filter(client -> client.imapId().names().stream().anyMatch(name -> begins(itself, name)))
                .toList();
        // "Thunderbird for Android" begins like "Thunderbird".
        int longest =
                so.stream().mapToInt(client -> nameIn(client, itself)).max().orElse(0);
        List<MailClient> best =
                so.stream().filter(client -> nameIn(client, itself) == longest).toList();
        return best.size() == 1 ? Optional.of(best.get(0)) : Optional.empty();
    }

    private static int nameIn(MailClient client, String itself) {
        return client.imapId().names().stream()
                .filter(name -> begins(itself, name))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    private static boolean begins(String itself, String name) {
        return itself.equalsIgnoreCase(name) || itself.regionMatches(true, 0, name + " ", 0, name.length() + 1);
    }

    /** For a stored key of a client that is no longer offered: the key itself. */
    public String nameOf(String key) {
        return byKey(key).map(MailClient::name).orElse(key);
    }

    /** A folder cannot be listed in a native executable. */
    private static List<String> keys() {
        try (InputStream order = MailClients.class.getResourceAsStream("/clients/order.txt")) {
            return new String(Objects.requireNonNull(order).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
