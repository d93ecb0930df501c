package latchkey.overview;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the owner's first page. */
@MessageBundle("overview")
public interface OverviewMessages {
    @Message("Hello, {name}")
    String hello(String name);

    @Message("Home")
    String title();

    @Message("Next")
    String next();

    @Message(
            "{#switch protocol}{#case 'smtp'}“{name}” cannot send mail{#case 'sieve'}“{name}” cannot reach your filter rules{#else}“{name}” cannot get mail{/switch}")
    String cannot(String name, String protocol);

    @Message(
            "{#switch protocol}{#case 'smtp'}One of your devices cannot send mail{#case 'sieve'}One of your devices cannot reach your filter rules{#else}One of your devices cannot get mail{/switch}")
    String oneCannot(String protocol);

    @Message("Last tried {when}: {client}, {protocol}{#if !network.isEmpty}, from {network}{/if}.")
    String lastTried(String when, String client, String protocol, String network);

    @Message("Fix this one")
    String fix();

    @Message("If you ended that app password on purpose, there is nothing to do: the device is not let in.")
    String endedOnPurpose();

    @Message("If you no longer use that device, remove the account from it, or leave it: it is not let in.")
    String notInUse();

    @Message("There is nothing to change on the device. Ask your helpdesk{#if !contact.isEmpty}: {contact}{/if}.")
    String askHelpdesk(String contact);

    @Message("A wrong password is tried at your mailbox")
    String wrongTried();

    @Message("If that is a device of yours, set it up again. If it is not, there is nothing to do: nobody was let in.")
    String wrongTriedText();

    @Message("Your main password ends for mail programs on {day}")
    String moveTitle(String day);

    @Message(
            "{#if programs eq 1}One program still uses it. Give it an app password before that day, and it goes on without a break.{#else}{programs} programs still use it. Give each of them an app password before that day, and they go on without a break.{/if}")
    String moveText(int programs);

    @Message("All is well")
    String allWell();

    @Message("Nothing of yours is refused, and there is nothing to do.")
    String allWellText();

    @Message("an unknown program")
    String unknownClient();

    @Message("Give it an app password")
    String setUp();

    @Message("Connect a phone, computer or other device")
    String connectTitle();

    @Message("You get a password for that one device, and the exact steps for it.")
    String connectText();

    @Message("Connect a mail program")
    String connect();

    @Message("Your mail programs")
    String clients();

    @Message("All app passwords")
    String seeAll();

    @Message("{#when state}{#is FAILING}Refused{#is CONNECTED}Connected{#else}Not used yet{/when}")
    String state(Device.State state);

    @Message("made {day}")
    String made(String day);

    @Message("Still with your main password")
    String withMainPassword();

    @Message(
            "These programs were let in with your main password in the last two weeks. One with an app password of its own can be cut off alone.")
    String withMainPasswordText();

    @Message("{#if times eq 1}once{#else}{times.grouped} times{/if}")
    String times(long times);

    @Message("Logins of the last 30 days")
    String logins();

    @Message("Your mailbox")
    String mailbox();

    @Message("Main password")
    String mainPassword();

    @Message("Still works in mail programs.")
    String mainPasswordWorks();

    @Message(
            "Your mail server does not take it from mail programs: each needs an app password of its own. Webmail is not affected.")
    String mainPasswordRefusedThere();

    @Message(
            "It is not known whether it works in mail programs: your mail server does not say so. An app password works in any case.")
    String mainPasswordNotKnown();

    @Message("Has not worked in mail programs since {day}: each needs an app password of its own.")
    String mainPasswordRefused(String day);

    @Message(
            "From {day} on, mail programs can no longer use it. Give each of them an app password before then. Webmail is not affected.")
    String mainPasswordEnds(String day);

    @Message(
            "An administrator allows it in mail programs once more, until {until}. Give each of them an app password before then.")
    String mainPasswordForNow(String until);

    @Message(
            "Still works in mail programs. It was to end on {day}, and that is put off for now. Use the time to give each of them an app password.")
    String mainPasswordPutOff(String day);

    @Message("Help")
    String help();

    @Message("Other mailboxes")
    String otherMailboxes();

    @Message("Settings")
    String settings();

    @Message("Your mailboxes")
    String yourMailboxes();

    @Message("No mailbox is linked to you.")
    String noMailboxes();

    @Message("Sign out everywhere")
    String signOutEverywhere();

    @Message(
            "Ends every session of yours in this portal, on all devices and here too, for instance after you used a shared computer. Mail programs and app passwords are not affected. On a shared computer sign out at the sign-in service too: it may still know you there.")
    String signOutEverywhereText();

    @Message("Here you signed in {when}.")
    String signedInSince(String when);

    @Message("Language")
    String language();

    @Message("As your browser asks for it")
    String languageOfBrowser();

    @Message("For these pages and for mails to you.")
    String languageHint();

    @Message("Save the language")
    String saveLanguage();

    @Message("The language was saved.")
    String languageChanged();

    @Message("Mails to you")
    String mails();

    @Message("Ticked is what you get by mail. This is for all mailboxes that you keep.")
    String mailsHint();

    @Message("Save the choice")
    String saveMails();

    @Message("Your choice was saved.")
    String mailsChanged();

    @Message("Always by mail")
    String mailsAlwaysOn();

    @Message(
            "These cannot be switched off: if somebody else has got into your account, this is how you come to know of it.")
    String mailsAlwaysOnWhy();

    @Message("Your second address")
    String secondAddress();

    @Message(
            "While your mail programs cannot open your mailbox, your helpdesk can write to {address} instead. The address comes from your sign-in provider: change it or take it out there. If you do not want these mails at all, switch them off above.")
    String secondAddressText(String address);
}
