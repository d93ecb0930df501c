package latchkey.helpdesk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of what the helpdesk works with at a case. */
@MessageBundle("desk")
public interface CaseMessages {
    @Message("Looked after by")
    String heldBy();

    @Message("{#if name.isEmpty}somebody who is not known any more{#else}{name}{/if}, since {when}")
    String holder(String name, String when);

    @Message("you, since {when}")
    String holderMe(String when);

    @Message("Nobody yet")
    String heldByNobody();

    @Message("I take this on")
    String take();

    @Message("Give it back")
    String release();

    @Message("Colleague")
    String colleague();

    @Message("Give it to this colleague")
    String assign();

    @Message(
            "Does somebody else get in here? Only the owner can end everything at once: in the portal, under “App passwords”, by “{button}”.")
    String compromised(String button);

    @Message("with {name}")
    String with(String name);

    @Message("Who is calling?")
    String caller();

    @Message(
            "Ask the caller to sign in and open “Settings” › “Code for the helpdesk”, and type the six digits that they read to you.")
    String callerText();

    @Message("Why I ask, and what if they cannot")
    String whyAskCaller();

    @Message("More about this reason")
    String aboutReason();

    @Message("Code of the caller")
    String code();

    @Message("Check")
    String check();

    @Message("Confirmed by code at {at}{#if !name.isEmpty} by {name}{/if}")
    String confirmed(String at, String name);

    @Message(
            "That is not the code. {#if tries eq 1}One more try, then they have to make a new one.{#else}{tries} more tries, then they have to make a new one.{/if}")
    String wrongCode(int tries);

    @Message(
            "There is no code to compare with: it was used, is older than five minutes, or was wrong five times. Ask for a new one.")
    String noCode();

    @Message("No second factor yet")
    String noSecondFactor();

    @Message(
            "{#if known}Who looks after this mailbox has never signed in with a second factor, and can make no app password without one.{#else}Nobody has signed in for this mailbox yet. Whether its owner has a second factor is not known here, and without one no app password can be made.{/if}")
    String noSecondFactorText(boolean known);

    @Message("The provider’s page for a second factor")
    String secondFactorPage();

    @Message("No page of the provider is set up here. Those who run the sign-in know it.")
    String noSecondFactorPage();

    @Message("What the owner sees now")
    String ownerSees();

    @Message("As on their own first page, in their language.")
    String ownerSeesText();

    @Message("Logins while you watch")
    String lights();

    @Message("Ask the caller to try now. What their program does appears here within seconds.")
    String lightsText();

    @Message("Waiting for a login")
    String waiting();

    @Message("{protocol}: let in")
    String letIn(String protocol);

    @Message("{protocol}: refused")
    String refused(String protocol);

    @Message("Without JavaScript this does not renew itself.")
    String lightsNoScript();

    @Message("Look again")
    String lookAgain();

    @Message("Steps to read out: {client}")
    String stepsFor(String client);

    @Message("Steps to read out")
    String stepsForUnknown();

    @Message("First the owner makes an app password for it in the portal; it is shown there once. Then:")
    String stepsFirst();

    @Message("For receiving")
    String receiving();

    @Message("For sending")
    String sending();

    @Message("Ask which program it is.")
    String whichProgram();

    @Message("Program")
    String program();

    @Message("Show the steps")
    String showSteps();

    @Message("Notes")
    String notes();

    @Message("For colleagues. The owner can ask to read them. Write no password here.")
    String notesHint();

    @Message("New note")
    String newNote();

    @Message("Write something first.")
    String noteEmpty();

    @Message("A note has at most 1,000 characters.")
    String noteTooLong();

    @Message("Keep this note")
    String keepNote();

    @Message("Strike out")
    String strike();

    @Message("struck out {when}")
    String struck(String when);

    @Message("{#if name.isEmpty}Somebody{#else}{name}{/if}")
    String author(String name);
}
