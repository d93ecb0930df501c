package latchkey.mailclient;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The steps for each client, one message with one step a line. Not yet checked on a device where it says so. */
@MessageBundle("client")
public interface MailClientMessages {
    @Message("{#when group}{#is PHONE}Phone or tablet{#is COMPUTER}Computer{#else}Something else{/when}")
    String group(MailClient.Group group);

    @Message("""
            {#switch key}{#case 'thunderbird'}New account: open the menu, choose “New Account”, then “Email”; enter your name and address, and paste the app password when it asks for a password.
            Account already there: open “Settings”, “Privacy & Security”, “Saved Passwords…”.
            Look for the rows that begin with imap:// and smtp:// and your address. Remove both.
            Close Thunderbird and start it again. When it asks for the password, paste the app password and let it be remembered.
            Send yourself a short mail. It asks once more for sending: paste the same app password.{#case 'apple-mail-ios'}Open “Settings”, then “Apps”, “Mail”, “Mail Accounts” (before iOS 18: “Settings”, “Mail”, “Accounts”).
            Account already there: tap it, tap your address, then “Password” below “Incoming Mail Server”. Delete what is there and paste the app password.
            Tap “SMTP”, then the primary server, and paste the same app password there too. Tap “Done”.
            New account: tap “Add Account”, “Other”, “Add Mail Account”, enter your address and paste the app password; use the server settings on this page.
            Open Mail.{#case 'apple-mail-mac'}In Mail, open the menu “Mail”, “Settings…”, “Accounts” and choose your account, then “Server Settings”.
            Paste the app password below “Incoming Mail Server”, and again below “Outgoing Mail Server”. Save.
            Quit Mail and open it again: until then it goes on with the old password.
            New account: menu “Mail”, “Add Account…”, “Other Mail Account”; enter your address and paste the app password.{#case 'outlook-classic'}Open “File”, “Account Settings”, “Update Password”, paste the app password and confirm.
            Is that entry missing: “File”, “Account Settings”, “Account Settings…”, choose the account, “Repair”, “Advanced options”, “Let me repair my account manually”; paste the app password for incoming and for outgoing mail.
            New account: “File”, “Add Account”, your address, “Advanced options”, “Let me set up my account manually”, “IMAP”; use the server settings on this page.
            A window asks for the password again: paste it once more and tick “Remember”.{#case 'thunderbird-android'}Open “Settings” and tap your account.
            Tap “Fetching mail”, “Incoming server”, delete the password and paste the app password. Tap “Next” or “Save”.
            Tap “Sending mail”, “Outgoing server” and paste the same app password there.
            New account: tap “Add account”, enter your address and paste the app password.{#case 'scanner'}Open the device's page for e-mail or SMTP; often it is reached with a browser by the device's address.
            Enter the server, port and security from this page.
            Enter the user name and the app password. If the field takes fewer than 32 characters, tell your helpdesk.
            Use your own address as the sender, and send a test page.{#else}Open the account settings of your program.
            Put the app password in the place of the old password: once for receiving, once for sending.
            Use the full address as the user name, and the server settings on this page.{/switch}
            """)
    String steps(String key);

    @Message("These steps were not yet checked on a device.")
    String notCheckedOnDevice();
}
