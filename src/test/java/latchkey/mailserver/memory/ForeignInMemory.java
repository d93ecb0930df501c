package latchkey.mailserver.memory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import latchkey.mailserver.ForeignAppPasswords;
import latchkey.mailserver.MailServer.Unreachable;
import latchkey.shared.MailAddress;
import latchkey.shared.Protocol;

/** App passwords that people have made at the server itself. */
public class ForeignInMemory implements ForeignAppPasswords {
    private final Map<String, MailAddress> owners = new ConcurrentHashMap<>();
    private final Map<String, Foreign> made = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger(7000);
    private volatile boolean silent;
    private volatile boolean deaf;

    /** @return its number */
    public String make(MailAddress owner, String name, Set<Protocol> protocols, String... otherWays) {
        String number = Integer.toString(numbers.incrementAndGet());
        owners.put(number, owner);
        made.put(
                number,
                new Foreign(
                        number,
                        name,
                        protocols,
                        List.of(otherWays),
                        true,
                        Optional.of(Instant.parse("2026-03-01T10:00:00Z"))));
        return number;
    }

    public boolean holds(String number) {
        return made.containsKey(number);
    }

    /** It answers nothing. */
    public void silent(boolean now) {
        silent = now;
    }

    /** It tells, and takes no orders. */
    public void deaf(boolean now) {
        deaf = now;
    }

    @Override
    public List<Foreign> of(MailAddress address) {
        if (silent) {
            throw new Unreachable("silent");
        }
        return made.values().stream()
                .filter(one -> address.equals(owners.get(one.number())))
                .toList();
    }

    @Override
    public void end(MailAddress address, String number) {
        if (silent || deaf) {
            throw new Unreachable("silent");
        }
        if (address.equals(owners.get(number))) {
            made.remove(number);
        }
    }
}
