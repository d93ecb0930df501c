package latchkey.helpdesk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import latchkey.account.Account;
import latchkey.apppassword.AppPassword;
import latchkey.diagnosis.FailingClientState;

/** Words of a case. */
@MessageBundle("helpdesk")
public interface HelpdeskMessages {
    @Message("State")
    String state();

    @Message("Last try")
    String lastTry();

    @Message("Networks")
    String networks();

    @Message("Unknown client")
    String unknownClient();

    @Message("App password “{label}”")
    String appPassword(String label);

    @Message("App password “{label}”, ended {when}")
    String appPasswordEnded(String label, String when);

    @Message(
            "{#when state}{#is FAILING}Failing{#is PROBABLY_FIXED}Probably fixed{#is FIXED}Fixed{#is QUIET}Quiet{#else}Closed{/when}")
    String stateName(FailingClientState state);

    @Message("Pages")
    String pages();

    @Message("Failing clients")
    String backToList();

    @Message("{#when kind}{#is PERSON}A person’s mailbox{#is SHARED}Shared mailbox{#else}Service mailbox{/when}")
    String kind(Account.Kind kind);

    @Message("Switched off: nothing can log in")
    String switchedOff();

    @Message("Main password in mail programs")
    String mainPassword();

    @Message(
            "{#when state}{#is ALLOWED}Allowed{#is ALLOWED_UNTIL}Allowed until {at}{#is PUT_OFF}Allowed; was to end on {at}, the plan waits{#is EXEMPT_UNTIL}Refused, but allowed until {at}{#else}Refused since {at}{/when}")
    String mainPasswordIs(MainPasswordView.State state, String at);

    @Message("Kept by")
    String keptBy();

    @Message("Nobody has signed in for this mailbox yet")
    String keptByNobody();

    @Message("somebody without a name")
    String nameless();

    @Message("Mail programs that fail")
    String failingHere();

    @Message("No mail program of this mailbox was refused in the last 30 days.")
    String nothingFailsHere();

    @Message("What to say")
    String toSay();

    @Message("How we know")
    String proof();

    @Message("The mail server compared what was tried and recognised it.")
    String whyCertain();

    @Message(
            "It is built like an app password and has a mistake in it. That it is no main password is known: it was compared, or begins like an app password of this mailbox.")
    String whyCertainlyMistyped();

    @Message("It fits best what was tried; it is not proved.")
    String whyProbable();

    /** Where there was something to compare with, and nobody did. */
    @Message("It fits best what was tried; the mail server could not compare it.")
    String whyNotCompared();

    @Message("{#if tries eq 1}1 try{#else}{tries.grouped} tries{/if} since {when}")
    String triesSince(long tries, String when);

    @Message("App passwords")
    String appPasswords();

    @Message("This mailbox has no app password yet. Its owner can make one after signing in.")
    String noAppPasswords();

    @Message("Device")
    String device();

    @Message("For")
    String allowedFor();

    @Message("Made")
    String made();

    @Message("Last used")
    String lastUsed();

    @Message("Not used yet")
    String notUsedYet();

    @Message("Works")
    String live();

    @Message("{#when why}{#is revoked}Revoked{#is expired}Expired{#is replaced}Replaced{#else}Withdrawn{/when}")
    String ended(AppPassword.Ended why);

    @Message("Actions")
    String actions();

    @Message("Revoke")
    String revoke();

    @Message("What happened")
    String timeline();

    @Message("Nothing is known yet: no login, no sign-in, no act.")
    String timelineEmpty();

    @Message("Older")
    String older();

    @Message("Newest")
    String newest();

    @Message("Refused by {protocol}")
    String refusedBy(String protocol);

    @Message("Accepted by {protocol}")
    String acceptedBy(String protocol);

    @Message("Close")
    String close();

    @Message("Open again")
    String reopen();

    @Message("Until the next refusal.")
    String closeHint();

    @Message("{n} times")
    String times(long n);

    @Message("first at")
    String firstAt();

    @Message("with the main password")
    String withMainPassword();

    @Message("by webmail, with the main password")
    String byWebmail();

    @Message("with the app password “{label}”")
    String withAppPassword(String label);

    @Message("with an app password")
    String withSomeAppPassword();

    @Message("with an app password made at the mail server")
    String withForeignAppPassword();

    @Message("App password “{label}” made")
    String appPasswordMade(String label);

    @Message(
            "App password “{label}” {#when why}{#is revoked}revoked{#is expired}expired{#is replaced}replaced{#else}withdrawn{/when}")
    String appPasswordGone(String label, AppPassword.Ended why);

    @Message("{name} signed in here")
    String signedIn(String name);

    @Message(
            "{#switch role}{#case 'admin'}Administrator{#case 'helpdesk'}Helpdesk{#case 'owner'}Owner{#else}Portal{/switch}{#if !name.isEmpty}: {name}{/if}")
    String by(String name, String role);

    @Message("Reason: {text}")
    String because(String text);

    @Message("from {network}")
    String from(String network);

    @Message(
            "{#if minutes eq 0}“{label}” is revoked. That device can no longer log in.{#else}“{label}” is revoked. The mail server remembers logins: that device may still get in for up to {minutes} minutes.{/if}")
    String revokedNow(String label, long minutes);

    @Message("“{label}” is revoked here. The mail server has not confirmed it yet; it is told again until it does.")
    String revokedNotConfirmed(String label);

    @Message("Revoke the app password for “{label}”?")
    String revokeTitle(String label);

    @Message(
            "{#if minutes eq 0}The device stops receiving and sending mail with it at once, and its owner gets a mail. This cannot be undone; the owner can make a new app password at any time.{#else}The mail server remembers logins: the device stops receiving and sending mail with it within {minutes} minutes, and its owner gets a mail. This cannot be undone; the owner can make a new app password at any time.{/if}")
    String revokeText(long minutes);

    @Message("Why")
    String why();

    @Message("It is kept in the audit trail. Write no password here.")
    String whyHint();

    @Message("Write why the app password is revoked.")
    String whyMissing();

    @Message("Write at most 300 characters.")
    String whyTooLong();

    @Message("Keep it")
    String keepIt();

    @Message("Mailbox")
    String mailbox();

    @Message("No mailbox here has this name")
    String noMailbox();

    @Message(
            "This is what was typed as the user name. Compare it letter by letter with the address that the person has. If nobody knows it, somebody may have made it up: then nothing needs to be done.")
    String noMailboxText();
}
