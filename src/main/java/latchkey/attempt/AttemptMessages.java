package latchkey.attempt;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import latchkey.shared.Protocol;

/** The reasons in words: for a list, for the owner, and for the helpdesk to say. */
@MessageBundle("attempt")
public interface AttemptMessages {
    @Message(
            "{#when reason}{#is RETIRED_APP_PASSWORD}Retired app password{#is PROTOCOL_NOT_ALLOWED}Protocol not allowed{#is MISTYPED_APP_PASSWORD}Mistyped app password{#is OTHER_ACCOUNTS_APP_PASSWORD}Another account’s app password{#is GUESSING}Guessing{#is MAIN_PASSWORD}Main password{#is STALE_CLIENT}Forgotten device{#is ADDRESS_MISTYPED}Unknown address{#is ACCOUNT_OFF}Mailbox switched off{#is MAIL_SERVER_UNAVAILABLE}Mail server not available{#else}Wrong password{/when}")
    String reason(Reason reason);

    /** One sentence to the owner, about his own device. */
    @Message(
            "{#when reason}{#is RETIRED_APP_PASSWORD}A device of yours still uses an app password that has ended. Put this new one in its place.{#is PROTOCOL_NOT_ALLOWED}The app password is right, but it may not be used for this. Choose what it may do when you make one.{#is MISTYPED_APP_PASSWORD}An app password was entered with a mistake, or with something around it, such as a full stop. Copy just the app password instead of typing it, or make a new one.{#is OTHER_ACCOUNTS_APP_PASSWORD}The app password belongs to another mailbox. Check the user name on the device: it is your full address.{#is GUESSING}Somebody tries passwords at your mailbox. It is none of your devices: leave them as they are.{#is MAIN_PASSWORD}A device of yours still sends your main password. Put this app password in its place.{#is STALE_CLIENT}A device keeps trying a password that is not right any more. Set it up again with an app password, or remove the account from it.{#is ADDRESS_MISTYPED}There is no mailbox with this user name. Use your full address.{#is ACCOUNT_OFF}The mail server does not let this mailbox in, whatever the password. Ask your helpdesk.{#is MAIL_SERVER_UNAVAILABLE}The mail server answers nobody at the moment. There is nothing to change on your device: it will connect when the server is back.{#else}A device tried a wrong password. Copy the app password instead of typing it.{/when}")
    String toOwner(Reason reason);

    /** What a device of the owner's did, to him; what to do is said elsewhere. */
    @Message(
            "{#when reason}{#is RETIRED_APP_PASSWORD}It sends an app password that has ended.{#is PROTOCOL_NOT_ALLOWED}Its app password is right, but was not made for this use.{#is MISTYPED_APP_PASSWORD}The app password in it has a mistake.{#is OTHER_ACCOUNTS_APP_PASSWORD}It sends the app password of another mailbox.{#is GUESSING}Somebody tried passwords at random. It was none of your devices.{#is MAIN_PASSWORD}It sends your main password, which mail programs can no longer use.{#is STALE_CLIENT}It keeps sending a password that is not right any more.{#is ADDRESS_MISTYPED}There is no mailbox with the user name that it sends.{#is ACCOUNT_OFF}The mail server does not let this mailbox in, whatever the password.{#is MAIL_SERVER_UNAVAILABLE}The mail server let nobody in at that time.{#else}The password was wrong.{/when}")
    String whyRefused(Reason reason);

    /** What the helpdesk may say on the phone, word for word. */
    @Message(
            "{#when reason}{#is RETIRED_APP_PASSWORD}“This device still uses an app password that has ended. Make a new one for it and put it into the account.”{#is PROTOCOL_NOT_ALLOWED}“The app password is right, but this program uses it for something it was not made for. Make one that is allowed to do this too.”{#is MISTYPED_APP_PASSWORD}“There is a mistake in the app password on this device; perhaps a full stop was copied with it. Make a new one, and copy just the app password instead of typing it.”{#is OTHER_ACCOUNTS_APP_PASSWORD}“The app password on this device belongs to another mailbox. Look at the user name first: it must be the address that the app password was made for.”{#is GUESSING}“Somebody else tries passwords at this mailbox, and none was right. Please change nothing on your devices.”{#is MAIN_PASSWORD}“This device still sends the main password, which mail programs may no longer use. Make an app password for it and put it in the place of the old one.”{#is STALE_CLIENT}“One of your devices keeps trying an old password, perhaps one that you do not use any more. Set it up again with a new app password, or delete the account on it.”{#is ADDRESS_MISTYPED}“There is no mailbox with the user name that this device sends. Put in the full address, letter by letter.”{#is ACCOUNT_OFF}“This mailbox is switched off at the mail server, and no password helps. I will ask those who look after it.”{#is MAIL_SERVER_UNAVAILABLE}“The mail server answers nobody at the moment. Please change nothing on the device and wait.”{#else}“The password in this device is wrong. Make an app password for it and copy it into the account.”{/when}")
    String toSay(Reason reason);

    @Message("{#when certainty}{#is CERTAIN}Certain{#else}Probable{/when}")
    String certainty(Certainty certainty);

    @Message("{#when protocol}{#is IMAP}IMAP{#is POP3}POP3{#is SMTP}SMTP{#else}Sieve{/when}")
    String protocol(Protocol protocol);

    /** What a protocol is for, to somebody who has never heard its name. */
    @Message(
            "{#when protocol}{#is IMAP}Receive mail{#is POP3}Fetch mail the old way{#is SMTP}Send mail{#else}Manage filter rules{/when}")
    String purpose(Protocol protocol);

    @Message(
            "{#when protocol}{#is IMAP}Reads your mail and keeps all devices in step. (IMAP){#is POP3}Only if the program asks for it. (POP3){#is SMTP}Sends with your address as the sender. (SMTP){#else}Only for programs with a filter editor. (Sieve){/when}")
    String purposeHint(Protocol protocol);
}
