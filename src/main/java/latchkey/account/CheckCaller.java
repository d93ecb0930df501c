package latchkey.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import latchkey.account.CallerCodes.Hashed;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;
import latchkey.shared.RetryTransaction;
import latchkey.shared.StaffDomains;
import latchkey.web.TryLimits;

/**
 * Lets the helpdesk know that who is on the phone is who keeps a mailbox: he makes a code where he is signed in, reads it
 * out, and it is typed at the helpdesk. It holds five minutes, once, and five wrong ones end it.
 */
@ApplicationScoped
public class CheckCaller {
    private final CallerCodes codes;
    private final Account.Repository accounts;
    private final TryLimits limits;
    private final AuditTrail auditTrail;
    private final SecureRandom random = new SecureRandom();

    CheckCaller(CallerCodes codes, Account.Repository accounts, TryLimits limits, AuditTrail auditTrail) {
        this.codes = codes;
        this.accounts = accounts;
        this.limits = limits;
        this.auditTrail = auditTrail;
    }

    public enum Outcome {
        CONFIRMED,
        WRONG,
        /** None was made, or it was used, or its time or its tries are over. */
        NONE
    }

    /** @param triesLeft after a wrong one */
    public record Answer(Outcome outcome, int triesLeft) {}

    /** @param by issuer and subject of who typed the code */
    public record Confirmed(Instant at, String by) {}

    /**
     * The code is in the answer and nowhere else; an earlier one ends.
     *
     * @throws Refusal.TooOften for a mailbox that makes many
     */
    public CallerCode make(MailAddress address, UUID person, Actor by) {
        limits.count(TryLimits.Kind.CALLER_CODE_MADE, address.toString());
        CallerCode code = CallerCode.any(random);
        byte[] key = new byte[CallerCode.KEY_BYTES];
        random.nextBytes(key);
        RetryTransaction.inNew(() -> {
            codes.put(address, person, key, code.hash(key, address.toString()));
            auditTrail.record(by, Act.CALLER_CODE_MADE, address, null);
        });
        return code;
    }

    /**
     * Whatever was typed is written down.
     *
     * @throws Refusal.TooOften for who, or for whose mailbox, too many are typed
     */
    public Answer check(MailAddress address, String typed, StaffDomains within, Actor by) {
        within.require(address);
        if (accounts.known(List.of(address.toString())).isEmpty()) {
            throw new Refusal.NotFound();
        }
        limits.count(TryLimits.Kind.CALLER_CODE_OF_STAFF, mark(by.who()));
        limits.count(TryLimits.Kind.CALLER_CODE_OF_ACCOUNT, address.toString());
        return RetryTransaction.inNew(() -> {
            Answer answer = looked(address, CallerCode.typed(typed), by);
            Act act = answer.outcome() == Outcome.CONFIRMED ? Act.CALLER_CONFIRMED : Act.CALLER_NOT_CONFIRMED;
            auditTrail.record(by, act, address, null);
            return answer;
        });
    }

    private Answer looked(MailAddress address, CallerCode typed, Actor by) {
        Optional<Hashed> code = codes.countTry(address);
        if (code.isEmpty()) {
            return new Answer(Outcome.NONE, 0);
        }
        Hashed hashed = code.get();
        if (!typed.hasSixDigits() || !isCode(typed, hashed, address)) {
            int left = CallerCode.MOST_WRONG - hashed.tries();
            return new Answer(left > 0 ? Outcome.WRONG : Outcome.NONE, left);
        }
        return codes.confirm(address, hashed.hash(), by.who())
                ? new Answer(Outcome.CONFIRMED, 0)
                : new Answer(Outcome.NONE, 0);
    }

    private static boolean isCode(CallerCode typed, Hashed hashed, MailAddress address) {
        HexFormat hex = HexFormat.of();
        return typed.is(hex.parseHex(hashed.hash()), hex.parseHex(hashed.key()), address.toString());
    }

    /** By the last code that was made, as long as it is kept. */
    public Optional<Confirmed> confirmed(MailAddress address) {
        return codes.confirmed(address);
    }

    void deactivated(@Observes AccountDeactivated event) {
        codes.remove(event.address());
    }

    void relinked(@Observes MailboxRelinked event) {
        codes.remove(event.address());
    }

    /** The column of what is counted is ASCII and short; an identity may be neither. */
    private static String mark(String who) {
        return UUID.nameUUIDFromBytes(who.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }
}
