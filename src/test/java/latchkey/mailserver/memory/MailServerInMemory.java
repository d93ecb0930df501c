package latchkey.mailserver.memory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import latchkey.mailserver.Bans;
import latchkey.mailserver.ForeignAppPasswords;
import latchkey.mailserver.MailServer;
import latchkey.mailserver.OutsideTransactions;
import latchkey.mailserver.Traits;
import latchkey.shared.MailAddress;
import latchkey.shared.Protocol;

/** A mail server that numbers what it is given, like mailcow does, and fails as a test wants it to. */
@ApplicationScoped
public class MailServerInMemory implements MailServer {
    public enum Call {
        PUBLISH,
        WITHDRAW,
        HANDLE_FOR,
        CHANGE
    }

    public enum Fault {
        /** It says no and has done nothing. */
        BEFORE_THE_FACT,
        /** It has done it and says no. */
        AFTER_THE_FACT,
        /** It says nothing, and does it when {@link #goOn} is called: nobody can call a far server back. */
        TIME_OUT
    }

    private static final Handle NONE = new Handle("none");

    private final Map<Handle, Credential> held = new ConcurrentHashMap<>();
    private final Map<Call, Fault> faults = new ConcurrentHashMap<>();
    private final Map<Call, AtomicInteger> answered = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile CountDownLatch goOn = new CountDownLatch(0);
    private final ForeignInMemory foreign = new ForeignInMemory();
    private final BansInMemory bans = new BansInMemory();
    private volatile boolean turnsEverybodyAway;
    private volatile Traits traits = Traits.AT_ONCE;

    @Override
    public String key() {
        return "memory";
    }

    @Override
    public Handle publish(Credential credential) {
        return call(Call.PUBLISH, () -> {
            Optional<Handle> before = find(credential);
            Handle handle = before.orElseGet(() -> new Handle(Integer.toString(numbers.incrementAndGet())));
            held.putIfAbsent(handle, credential);
            return handle;
        });
    }

    @Override
    public void withdraw(Credential credential, Handle handle) {
        call(Call.WITHDRAW, () -> Optional.ofNullable(held.remove(handle)));
    }

    @Override
    public Handle handleFor(Credential credential) {
        return call(Call.HANDLE_FOR, () -> find(credential).orElse(NONE));
    }

    @Override
    public void change(Credential credential, Handle handle) {
        call(Call.CHANGE, () -> held.replace(handle, credential) != null);
    }

    @Override
    public Traits traits() {
        return traits;
    }

    /** From now on it is so slow. */
    public void behaves(Traits now) {
        traits = now;
    }

    @Override
    public Optional<ForeignAppPasswords> foreignAppPasswords() {
        return Optional.of(foreign);
    }

    @Override
    public Optional<Bans> bans() {
        return Optional.of(bans);
    }

    public ForeignInMemory foreign() {
        return foreign;
    }

    public BansInMemory shutOuts() {
        return bans;
    }

    /** From now on this call fails in this way. */
    public void fail(Call call, Fault fault) {
        if (fault == Fault.TIME_OUT) {
            goOn = new CountDownLatch(1);
        }
        faults.put(call, fault);
    }

    /** No new fault from now on; what was called in time-out is still under way. */
    public void recover() {
        faults.clear();
        turnsEverybodyAway = false;
    }

    /** What was called in time-out is carried out now. */
    public void goOn() {
        goOn.countDown();
    }

    public void turnEverybodyAway() {
        turnsEverybodyAway = true;
    }

    boolean turnsEverybodyAway() {
        return turnsEverybodyAway;
    }

    /** How many calls of this kind were carried out and answered. */
    public int answered(Call call) {
        return answered.computeIfAbsent(call, first -> new AtomicInteger()).get();
    }

    public boolean holdsAnyOf(MailAddress address) {
        return held.values().stream()
                .anyMatch(credential -> credential.address().equals(address));
    }

    public boolean login(String user, Protocol protocol, String secret) {
        return !turnsEverybodyAway
                && held.values().stream()
                        .filter(credential -> credential.address().toString().equals(user))
                        .filter(credential -> credential.protocols().contains(protocol))
                        .anyMatch(
                                credential -> SaltedDigest.of(credential.hash()).matches(secret));
    }

    private Optional<Handle> find(Credential credential) {
        return held.entrySet().stream()
                .filter(one -> one.getValue().address().equals(credential.address()))
                .filter(one -> one.getValue().selector().equals(credential.selector()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private <T> T call(Call call, Supplier<T> effect) {
        OutsideTransactions.require();
        Fault fault = faults.get(call);
        if (fault == Fault.BEFORE_THE_FACT) {
            throw new Unreachable("before the fact");
        }
        if (fault == Fault.TIME_OUT) {
            waitUntilGoOn();
        }
        T result = effect.get();
        if (fault == Fault.AFTER_THE_FACT) {
            throw new Unreachable("after the fact");
        }
        answered.computeIfAbsent(call, first -> new AtomicInteger()).incrementAndGet();
        return result;
    }

    /** Whoever gave up and interrupts does not stop it. */
    private void waitUntilGoOn() {
        boolean interrupted = false;
        while (goOn.getCount() > 0) {
            try {
                goOn.await();
            } catch (InterruptedException givenUp) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
