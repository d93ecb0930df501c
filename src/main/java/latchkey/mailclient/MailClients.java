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
