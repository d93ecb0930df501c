package latchkey.helpdesk.nudge;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import latchkey.account.Account.Kind;
import latchkey.account.ReachKeepers.Keeper;
import latchkey.account.ReachKeepers.Kept;
import latchkey.attempt.Reason;
import latchkey.diagnosis.FailingClientState;
import latchkey.helpdesk.nudge.Facts.Program;
import latchkey.shared.MailAddress;

/** What can be known of Greta, whose mail program fails, and of who keeps mailboxes with her. */
final class Situations {
    static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
    static final Duration WEEK = Duration.ofDays(7);
    static final String GRETAS = "greta@example.org";
    static final UUID GRETA = UUID.randomUUID();
    static final UUID OTTO = UUID.randomUUID();
    static final Program MAIN_PASSWORD = failing(Reason.MAIN_PASSWORD);

    static Program failing(Reason reason) {
        return new Program(reason, FailingClientState.FAILING, Optional.of("Thunderbird 128.4.0"));
    }

    static Keeper keeper(UUID person, String contact, String second) {
        return new Keeper(person, Optional.of("de"), MailAddress.parse(contact), MailAddress.parse(second));
    }

    static Kept mailbox(Kind kind, Keeper... keepers) {
        return new Kept(kind, true, Optional.empty(), List.of(keepers));
    }

    /** Greta's own, of which she has told the provider a second address. */
    static Kept gretas() {
        return mailbox(Kind.PERSON, keeper(GRETA, GRETAS, "greta@elsewhere.example"));
    }

    static Facts locked(Kept mailbox, Program... programs) {
        return new Facts(
                GRETAS,
                Optional.of(mailbox),
                true,
                Arrays.asList(programs),
                false,
                Set.of(),
                Set.of(),
                Optional.empty());
    }

    static Facts read(Kept mailbox, Program... programs) {
        return new Facts(
                GRETAS,
                Optional.of(mailbox),
                true,
                Arrays.asList(programs),
                true,
                Set.of(),
                Set.of(),
                Optional.empty());
    }

    static Facts nudged(Duration ago) {
        return new Facts(
                GRETAS,
                Optional.of(gretas()),
                true,
                List.of(MAIN_PASSWORD),
                true,
                Set.of(),
                Set.of(),
                Optional.of(NOW.minus(ago)));
    }

    /** @param addresses of custodians that lead into mailboxes which nobody opens */
    static Facts shut(Kept mailbox, String... addresses) {
        return new Facts(
                "info@example.org",
                Optional.of(mailbox),
                true,
                List.of(MAIN_PASSWORD),
                false,
                Set.of(),
                Arrays.stream(addresses).map(MailAddress::of).collect(Collectors.toSet()),
                Optional.empty());
    }

    static Choice choose(Facts facts) {
        return new ChooseWay(NOW, WEEK).of(facts);
    }

    static List<String> to(Choice choice) {
        return choice.to().stream().map(one -> one.address().toString()).toList();
    }

    private Situations() {}
}
