package latchkey.mailclient;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The steps for each client, one message with one step a line: for an account that is in the client already, and for a new one. */
@MessageBundle("client")
public interface MailClientMessages {
    /** Programs have their makers' names; what is no program has a word of ours. */
    @Message(
            "{#switch key}{#case 'scanner'}Scanner, printer, camera{#case 'other'}Another program{#else}{ofMaker}{/switch}")
    String name(String key, String ofMaker);

    @Message("{#when group}{#is PHONE}Phone or tablet{#is COMPUTER}Computer{#else}Something else{/when}")
    String group(MailClient.Group group);

    @Message("""
            {#switch key}{#case 'thunderbird'}Open “Settings”, “Privacy & Security”, “Saved Passwords…”.
            Look for the rows that begin with imap:// and smtp:// and name your mail server. Remove both.
            Close Thunderbird and start it again. When it asks for the password, paste the app password and let it be remembered.
            Send yourself a short mail. It asks once more, for sending: paste the same app password.{#case 'apple-mail-ios'}Open “Settings”, then “Apps”, “Mail”, “Mail Accounts”. Before iOS 18: “Settings”, “Mail”, “Accounts”.
            Tap the account, then your address, then “Password” below “Incoming Mail Server”. Delete what is there and paste the app password.
            Tap “SMTP”, then the primary server, and paste the same app password there too.
            Tap “Done”, and open Mail.{#case 'apple-mail-mac'}In Mail, open the menu “Mail”, “Settings…”, “Accounts”, choose your account, then “Server Settings”.
            Paste the app password below “Incoming Mail Server”, and again below “Outgoing Mail Server”. Save.
            Quit Mail and open it again: until then it goes on with the old password.{#case 'outlook-classic'}Open “File”, “Account Settings”, “Update Password”, paste the app password and confirm.
            Is that entry missing: “File”, “Account Settings”, “Account Settings…”, choose the account, “Repair”, “Advanced options”, “Let me repair my account manually”; paste the app password for incoming and for outgoing mail.
            A window asks for the password again: paste it once more and tick “Remember”.{#case 'thunderbird-android'}Open “Settings” and tap your account.
            Tap “Fetching mail”, “Incoming server”, delete the password and paste the app password. Tap “Next” or “Save”.
            Tap “Sending mail”, “Outgoing server” and paste the same app password there.{#case 'scanner'}Open the device's page for e-mail or SMTP; often it is reached with a browser by the device's address.
            Put the app password in the place of the old password. If the field takes fewer than 32 characters, tell your helpdesk.
            Send a test page.{#else}Open the account settings of your program.
            Put the app password in the place of the old password: once for receiving, once for sending.{/switch}
            """)
    String replaceSteps(String key);

    @Message("""
            {#switch key}{#case 'thunderbird'}Open the menu, choose “New Account”, then “Email”.
            Enter your name and your address, and paste the app password when it asks for a password.
            Does it not find the server by itself, use the server settings on this page.{#case 'apple-mail-ios'}Open “Settings”, “Apps”, “Mail”, “Mail Accounts”, “Add Account”, “Other”, “Add Mail Account”.
            Enter your name and your address, and paste the app password. Choose IMAP.
            Enter the server settings on this page, with the app password for receiving and for sending.{#case 'apple-mail-mac'}In Mail, open the menu “Mail”, “Add Account…”, “Other Mail Account”.
            Enter your name and your address, and paste the app password.
            Enter the server settings on this page.{#case 'outlook-classic'}Open “File”, “Add Account”, enter your address, open “Advanced options”, tick “Let me set up my account manually”.
            Choose “IMAP”, enter the server settings on this page, and paste the app password.{#case 'thunderbird-android'}Tap “Add account” and enter your address.
            Paste the app password when it asks for a password; use the server settings on this page if it does not find them.{#case 'scanner'}Open the device's page for e-mail or SMTP.
            Enter the server, port and security from this page, the user name and the app password.
            Use your own address as the sender, and send a test page.{#else}Add an account, with the full address as the user name.
            Enter the server settings on this page, with the app password for receiving and for sending.{/switch}
            """)
    String newAccountSteps(String key);

    @Message("These steps were not yet checked on a device.")
    String notCheckedOnDevice();
}
