package latchkey.helpdesk;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import latchkey.account.CheckCaller;
import latchkey.account.Colleagues.Colleague;
import latchkey.attempt.AttemptMessages;
import latchkey.attempt.Reason;
import latchkey.helpdesk.nudge.AboutNudges.Nudges;
import latchkey.helpdesk.nudge.NudgeMessages;
import latchkey.mailclient.MailClient;

/**
 * What the helpdesk works with at a case.
 *
 * @param holder who has taken it on
 * @param colleagues to whom it can be given
 * @param notes newest first
 * @param asked what was just sent and could not be done
 * @param confirmed by the last code that the owner made
 * @param owner the page that the owner sees now, in his language
 * @param nudges that its owner was nudged, and where to send him
 * @param openedAt from when on logins are shown as they come
 */
record CaseDesk(
        Optional<Holder> holder,
        List<Colleague> colleagues,
        List<Note> notes,
        Asked asked,
        Optional<Confirmed> confirmed,
        SecondFactor secondFactor,
        Optional<String> secondFactorPage,
        OwnersSight.Rendered owner,
        Optional<MailClient> chosenClient,
        Locale locale,
        Nudges nudges,
        Instant openedAt) {

    /** @param name empty for somebody who is not known any more */
    record Holder(String name, Instant since, boolean mine) {}

    /** @param mine so that it can be struck out */
    record Note(UUID id, Instant at, String name, String text, Optional<Instant> struckAt, boolean mine) {}

    record Confirmed(Instant at, String name) {}

    /** Whether who keeps the mailbox has ever come with a second factor. */
    enum SecondFactor {
        SEEN,
        NEVER,
        /** Nobody has signed in for it. */
        UNKNOWN;

        public boolean missing() {
            return this != SEEN;
        }

        public boolean known() {
            return this != UNKNOWN;
        }
    }

    /** @param note as it was typed */
    record Asked(String note, Optional<NoteText.Fault> noteFault, Optional<CheckCaller.Answer> caller) {
        static final Asked NOTHING = new Asked("", Optional.empty(), Optional.empty());

        public boolean noteTooLong() {
            return noteFault.equals(Optional.of(NoteText.Fault.TOO_LONG));
        }

        public boolean callerWrong() {
            return caller.isPresent() && caller.get().outcome() == CheckCaller.Outcome.WRONG;
        }

        public int triesLeft() {
            return caller.map(CheckCaller.Answer::triesLeft).orElse(0);
        }
    }

    /** Whether whoever calls reads another language than whoever answers. */
    public boolean speaksAnother() {
        return !owner.locale().equals(locale);
    }

    /** What to say, word for word, in the owner's language. */
    public String toSay(Reason reason) {
        Localized language = Localized.Literal.of(owner.tag());
        String where = nudges.portal()
                .map(portal ->
                        " " + MessageBundles.get(NudgeMessages.class, language).sayWhere(portal))
                .orElse("");
        return MessageBundles.get(AttemptMessages.class, language).toSay(reason) + where;
    }

    public MailClient.Steps steps(MailClient client) {
        return client.steps(locale);
    }

    public boolean isChosen(MailClient client) {
        return chosenClient.equals(Optional.of(client));
    }

    public long opened() {
        return openedAt.toEpochMilli();
    }
}
