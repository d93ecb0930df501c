package latchkey.mailserver.mailcow.report;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import latchkey.mailserver.KnownMailbox;
import latchkey.mailserver.LoginReport;
import latchkey.mailserver.PublishedAppPasswords.Published;
import latchkey.shared.Protocol;

/** Finds the outcome of a refused login, as far as what was tried and whose it was can tell. mailcow tells no reason. */
final class JudgeRefused {
    private final WhatIsKnown known;
    private final ReportKey key;
    private final ClockBounds clock;
    private final Instant now;

    JudgeRefused(WhatIsKnown known, ReportKey key, ClockBounds clock, Instant now) {
        this.known = known;
        this.key = key;
        this.clock = clock;
        this.now = now;
    }

    private record Verdict(String outcome, Optional<String> appPassword) {
        static Verdict of(String outcome) {
            return new Verdict(outcome, Optional.empty());
        }

        static Verdict of(String outcome, Published appPassword) {
            return new Verdict(outcome, Optional.of(appPassword.id()));
        }
    }

    NewReport judge(RefusedLogin login) {
        String name = login.login().toLowerCase(Locale.ROOT);
        Optional<String> address = Optional.of(name).filter(one -> !known.isNobody(one));
        Verdict verdict = verdict(login, name);
        Instant likely = clock.likely(login.second());
        return new NewReport(
                likely.isAfter(now) ? now : likely,
                login.login(),
                address.filter(Printable::isAddress),
                login.protocol(),
                verdict.outcome(),
                verdict.appPassword(),
                Optional.ofNullable(login.digits()).map(digits -> key.fingerprint(name, digits)),
                login.ip(),
                login.session(),
                "dovecot",
                login.second(),
                false);
    }

    private Verdict verdict(RefusedLogin login, String name) {
        if (!login.asked()) {
            return Verdict.of("unavailable");
        }
        if (known.isNobody(name)) {
            return Verdict.of("unknown_account");
        }
        if (known.mailbox(name).filter(one -> !one.active()).isPresent()) {
            // Anybody can try anything at a mailbox that is closed; only an app password of its own shows that it is
            // its owner.
            return own(login, name)
                    .map(one -> Verdict.of("account_off", one))
                    .orElseGet(() -> Verdict.of(LoginReport.MAILBOX_OFF));
        }
        return byItsDigits(login, name)
                .orElseGet(() -> known.refusesMainPassword(name, login.protocol())
                        ? Verdict.of("not_an_app_password")
                        : Verdict.of("wrong_password"));
    }

    private Optional<Verdict> byItsDigits(RefusedLogin login, String name) {
        List<Published> same = withItsDigits(login);
        Optional<Published> own = own(login, name);
        if (own.isPresent()) {
            return own.map(one -> own(one, login.protocol()));
        }
        // Of 16 million different digits some are the same by chance: who it is must not be told as certain.
        return same.size() == 1 ? Optional.of(Verdict.of("other_account_likely", same.get(0))) : Optional.empty();
    }

    private Optional<Published> own(RefusedLogin login, String name) {
        return withItsDigits(login).stream()
                .filter(one -> one.address().equals(name))
                .findFirst();
    }

    private List<Published> withItsDigits(RefusedLogin login) {
        Digits tried = login.digits();
        return tried == null
                ? List.of()
                : key.any()
                        .flatMap(one -> known.byMark().getOrDefault(one.mark(tried), List.of()).stream())
                        .distinct()
                        .toList();
    }

    private static Verdict own(Published one, String protocol) {
        return one.ended()
                .map(why -> Verdict.of(why, one))
                .orElseGet(() -> Protocol.ofKey(protocol)
                                .filter(one.protocols()::contains)
                                .isPresent()
                        ? Verdict.of("app_password_refused", one)
                        : Verdict.of("wrong_protocol", one));
    }

    /**
     * Whether the main password itself is what the client of this row still sends, and how sure that is. Such a row is
     * written whether or not a second factor stood against it, so that it proves a refusal only after the second factor
     * was seen to be on.
     */
    static Optional<String> refusedAllTheSame(SaslRow row, Optional<KnownMailbox> mailbox, ClockBounds clock) {
        if (!row.isOfSogo()
                || !row.byMainPassword()
                || mailbox.filter(KnownMailbox::refusedForItsSecondFactor).isEmpty()) {
            return Optional.empty();
        }
        KnownMailbox box = mailbox.get();
        Instant earliest = clock.earliest(row.second());
        if (box.secondFactorSince().filter(on -> !earliest.isBefore(on)).isPresent()) {
            return Optional.of("main_password");
        }
        // Switched on before it was first seen to be, and perhaps after this login.
        boolean wasOff = box.secondFactorOff()
                .filter(off -> !clock.latest(row.second()).isAfter(off))
                .isPresent();
        return wasOff ? Optional.empty() : Optional.of("not_an_app_password");
    }
}
