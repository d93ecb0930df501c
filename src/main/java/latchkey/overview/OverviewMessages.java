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

    @Message("One of your devices cannot get mail.")
    String oneFails();

    @Message("Last tried {when}: {client}, {protocol}.")
    String lastTried(String when, String client, String protocol);

    @Message("an unknown program")
    String unknownClient();

    @Message("Set up this device")
    String setUp();

    @Message("Connect a phone, computer or other device")
    String connectTitle();

    @Message("You get a password for that one device, and the exact steps for it.")
    String connectText();

    @Message("Connect a mail client")
    String connect();

    @Message("Your app passwords")
    String appPasswords();

    @Message("See all {count}")
    String seeAll(int count);

    @Message("last used {when}")
    String lastUsed(String when);

    @Message("not used yet")
    String notUsedYet();

    @Message("Your mailbox")
    String mailbox();

    @Message("Main password")
    String mainPassword();

    @Message("Still works in mail programs.")
    String mainPasswordWorks();

    @Message("No longer works in mail programs: each needs an app password of its own.")
    String mainPasswordRefused();

    @Message(
            "Mail programs can use it until {day}. Set up each of them with an app password before. Webmail is not affected.")
    String mainPasswordEnds(String day);

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
            "Ends every session of yours in this portal, on all devices and here too, for instance after you used a shared computer. Mail programs and app passwords are not affected.")
    String signOutEverywhereText();

    @Message("Here you signed in {when}.")
    String signedInSince(String when);

    @Message(
            "Your sign-in provider does not tell when you signed in, so sessions cannot be told apart. Sign out at your provider instead.")
    String cannotSignOutEverywhere();

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
}
