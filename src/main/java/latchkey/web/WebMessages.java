package latchkey.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the layout and of the error pages. */
@MessageBundle("web")
public interface WebMessages {
    /** For {@code <html lang>}. */
    @Message("en")
    String language();

    @Message("Language")
    String languageSwitch();

    @Message("Skip to the content")
    String skipToContent();

    @Message("Main")
    String mainMenu();

    /** Where there is no room for it, it is folded. */
    @Message("Menu")
    String menu();

    @Message("Home")
    String home();

    @Message("App passwords")
    String appPasswords();

    @Message("Failing clients")
    String failingClients();

    @Message("Mailboxes")
    String mailboxes();

    @Message("Settings")
    String settings();

    @Message("Audit trail")
    String audit();

    @Message("Checks")
    String checks();

    @Message("Main passwords")
    String mainPasswords();

    @Message("Domains")
    String domains();

    @Message("You look after {domains}. Other domains are not shown.")
    String limitedTo(String domains);

    @Message("Administration")
    String administration();

    @Message("Sign out")
    String signOut();

    @Message("Latchkey never asks for your main password.")
    String neverAsksForMainPassword();

    @Message("Stuck? Ask your helpdesk: it can see what your mail program did wrong.")
    String askTheHelpdesk();

    @Message("Help")
    String help();

    @Message("Help for the helpdesk")
    String helpForStaff();

    /** For who does not see the screen; behind a link. */
    @Message("(in a new tab)")
    String inNewTab();

    @Message("Back to the first page")
    String toFirstPage();

    @Message("Sign in again")
    String signInAgain();

    @Message("Go back to the form")
    String backToForm();

    @Message("Error {status}")
    String errorNumber(int status);

    @Message("This form was too old, or was not sent from here")
    String badFormTitle();

    @Message(
            "Nothing was changed. Open the form again and send it once more. Should your helpdesk ask: its hidden field “csrf-token” was missing or out of date.")
    String badFormText();

    @Message("This could not be understood")
    String badRequestTitle();

    @Message("Nothing was changed. Go back, look at what you entered and try again.")
    String badRequestText();

    @Message("The sign-in did not work")
    String notSignedInTitle();

    @Message(
            "Your sign-in provider sent you back without signing you in, or the sign-in took too long. Nothing was changed. Try again; if it stays so, tell your helpdesk.")
    String notSignedInText();

    @Message("A second factor is needed")
    String noSecondFactorTitle();

    @Message(
            "You are signed in, but without a second factor such as a code from your phone. Nothing in Latchkey can be seen without one. Sign in again and use it; if you have none yet, your helpdesk can set one up with you.")
    String noSecondFactorText();

    @Message("This is not for your account")
    String notAllowedTitle();

    @Message("You are signed in, but this page is for other people: the helpdesk or the administrators.")
    String notAllowedText();

    @Message("There is nothing here")
    String notFoundTitle();

    @Message("The page or the thing you asked for does not exist, or it is not yours.")
    String notFoundText();

    @Message("You have as many app passwords as an account may have")
    String tooManyTitle();

    @Message("Nothing was made. Revoke one that you no longer use, then try again.")
    String tooManyText();

    @Message("This app password has ended")
    String appPasswordEndedTitle();

    @Message("Nothing was changed. If the device is still in use, make a new app password for it.")
    String appPasswordEndedText();

    @Message("This app password is being replaced already")
    String renewedAlreadyTitle();

    @Message(
            "Nothing was made. Go on with the new one. If you have lost it, revoke the new one first: this one then goes on, and you can renew it again.")
    String renewedAlreadyText();

    @Message("No mailbox belongs to you yet")
    String noMailboxTitle();

    @Message(
            "You are signed in, but no mailbox is linked to you. That happens when this portal does not know your mailbox yet (it comes with the first login by a mail program, or with the list of the mail server), when your sign-in provider has not confirmed your e-mail address, or when the mailbox is linked to somebody else. An administrator can see which it is, and link it.")
    String noMailboxText();

    @Message("This mailbox is switched off")
    String accountOffTitle();

    @Message("Nothing was made. Ask your helpdesk why it is off.")
    String accountOffText();

    @Message("This mailbox is kept by custodians")
    String keptByCustodiansTitle();

    @Message(
            "Nothing was changed. A shared or service mailbox is not linked to one person: add and remove its custodians instead, or make it a person's own mailbox first.")
    String keptByCustodiansText();

    @Message("This mailbox is a person's own")
    String belongsToOneTitle();

    @Message(
            "Nothing was changed. Only shared and service mailboxes have custodians. If several people use this one, change its kind first.")
    String belongsToOneText();

    @Message("This mailbox is in use by people")
    String isSomebodysTitle();

    @Message(
            "Nothing was changed. The kind of a mailbox can change only while it is linked to nobody: remove its custodians first. A mailbox that a person owns stays theirs.")
    String isSomebodysText();

    @Message("Too much was sent at once")
    String tooLargeTitle();

    @Message(
            "Nothing was changed. A field of the form was far longer than it may be; the name of a device (field “label”) has at most 80 characters. Go back and shorten it.")
    String tooLargeText();

    @Message("The mail server does not answer")
    String mailServerTitle();

    @Message(
            "No app password was made that would work. Try again in a few minutes; if it stays so, tell your helpdesk.")
    String mailServerText();

    @Message("The mail server did not take the app password")
    String mailServerRefusedTitle();

    @Message(
            "It turned it away, so it was withdrawn. Trying again hardly helps, and this is not your fault. Tell your helpdesk: the mail server turns app passwords away for this mailbox.")
    String mailServerRefusedText();

    @Message("App passwords cannot be made now")
    String portalTurnedAwayTitle();

    @Message(
            "The mail server does not let this portal make any. Trying again does not help, and this is not your fault: your helpdesk has to act. Tell them that the mail server refuses the portal’s key.")
    String portalTurnedAwayText();

    @Message("Something is not working right now")
    String unavailableTitle();

    @Message("Nothing was changed. Try again in a few minutes.")
    String unavailableText();

    @Message("That was tried too often")
    String tooOftenTitle();

    @Message(
            "Nothing was changed. Try again in {#if minutes eq 1}one minute{#else}{minutes} minutes{/if}. If you did not try that often yourself, tell your helpdesk.")
    String tooOftenText(long minutes);

    @Message("Something went wrong here")
    String faultTitle();

    @Message("This is our fault, not yours. If it happens again, tell your helpdesk the number {reference}.")
    String faultText(String reference);

    @Message("This cannot be done here")
    String otherTitle();

    @Message("Nothing was changed.")
    String otherText();

    @Message("just now")
    String justNow();

    @Message("{#if minutes eq 1}1 minute ago{#else}{minutes} minutes ago{/if}")
    String minutesAgo(long minutes);

    @Message("{#if hours eq 1}1 hour ago{#else}{hours} hours ago{/if}")
    String hoursAgo(long hours);

    @Message("{#if days eq 1}yesterday{#else}{days} days ago{/if}")
    String daysAgo(long days);

    @Message("Not a domain of this site")
    String domainNotServedTitle();

    @Message("Nothing was changed. Add the domain first, or check how the address is spelled.")
    String domainNotServedText();

    @Message("The address is in use")
    String addressInUseTitle();

    @Message(
            "Nothing was changed. The address belongs to another mailbox, or is a name by which one is logged in to. If that mailbox has only come by itself since the mail server knows the new address, by its list or by logins, switch it off and erase it first.")
    String addressInUseText();

    @Message("Another import is at work")
    String importAtWorkTitle();

    @Message("There is one at a time. Wait until it has ended, or stop it; nothing of this one was done.")
    String importAtWorkText();

    @Message("Import")
    String imports();

    @Message("The mailbox is in use")
    String stillInUseTitle();

    @Message("Nothing was erased. Only a mailbox that is switched off can be erased.")
    String stillInUseText();

    @Message("The new address is kept by another mail server")
    String heldByServerTitle();

    @Message(
            "Nothing was changed. The mail server of the former address still holds app passwords of this mailbox, or its switched-off main password, and nobody would take them back there. End the app passwords, or leave the mailbox out of the rule; a minute after the mail server has confirmed it, try again.")
    String heldByServerText();

    @Message("The mailbox is being erased")
    String beingErasedTitle();

    @Message("Nothing was changed. What is about to go cannot be given another address.")
    String beingErasedText();
}
