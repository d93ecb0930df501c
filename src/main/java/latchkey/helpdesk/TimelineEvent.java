package latchkey.helpdesk;

import java.time.Instant;
import java.util.Optional;
import latchkey.apppassword.AppPasswordStory;
import latchkey.attempt.AccountHistory.Accepted;
import latchkey.attempt.AccountHistory.Refused;
import latchkey.audit.AuditView;
import latchkey.signin.SignIn;

/**
 * Something that happened to a mailbox; exactly one of the sources tells of it.
 *
 * @param since when it began, where several of a kind in a row are told as one
 * @param times how many logins it stands for
 */
record TimelineEvent(
        Instant at,
        Instant since,
        long times,
        Optional<Refused> refused,
        Optional<Accepted> accepted,
        Optional<AppPasswordStory> made,
        Optional<AppPasswordStory> ended,
        Optional<SignIn.View> signIn,
        Optional<AuditView> act) {

    static TimelineEvent of(Refused refused) {
        return new TimelineEvent(
                refused.at(),
                refused.at(),
                refused.tries(),
                Optional.of(refused),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static TimelineEvent of(Accepted accepted) {
        return new TimelineEvent(
                accepted.lastAt(),
                accepted.firstAt(),
                accepted.logins(),
                Optional.empty(),
                Optional.of(accepted),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static TimelineEvent made(AppPasswordStory story) {
        return at(story.shownAt(), Optional.of(story), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static TimelineEvent ended(AppPasswordStory story, Instant at) {
        return at(at, Optional.empty(), Optional.of(story), Optional.empty(), Optional.empty());
    }

    static TimelineEvent of(SignIn.View signIn) {
        return at(signIn.at(), Optional.empty(), Optional.empty(), Optional.of(signIn), Optional.empty());
    }

    static TimelineEvent of(AuditView act) {
        return at(act.at(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(act));
    }

    private static TimelineEvent at(
            Instant at,
            Optional<AppPasswordStory> made,
            Optional<AppPasswordStory> ended,
            Optional<SignIn.View> signIn,
            Optional<AuditView> act) {
        return new TimelineEvent(at, at, 1, Optional.empty(), Optional.empty(), made, ended, signIn, act);
    }

    /** Whether both are refusals of one client for one reason: a phone that tries every minute is one line. */
    boolean continues(TimelineEvent newer) {
        return refused.isPresent()
                && newer.refused.isPresent()
                && !refused.get().failingClient().isEmpty()
                && refused.get().failingClient().equals(newer.refused.get().failingClient())
                && refused.get().reason() == newer.refused.get().reason();
    }

    TimelineEvent with(TimelineEvent older) {
        return new TimelineEvent(at, older.at, times + older.times, refused, accepted, made, ended, signIn, act);
    }
}
