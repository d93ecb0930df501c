package latchkey.notice;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the mails. */
@MessageBundle("notice")
public interface NoticeMessages {
    /** For {@code <html lang>}. */
    @Message("en")
    String language();

    @Message("Mailbox: {address}")
    String mailbox(String address);

    @Message("Questions? Ask your helpdesk: {contact}")
    String helpdesk(String contact);

    @Message("Open Latchkey: {link}")
    String open(String link);

    @Message("Latchkey never asks for your main password, and never sends one.")
    String neverAsks();

    @Message("Your mailbox is linked to your sign-in")
    String linkedTitle();

    @Message(
            "Somebody has signed in to Latchkey with a second factor, and the sign-in provider confirmed that this mailbox is theirs. That sign-in can now make app passwords for your mail programs.")
    String linkedText();

    @Message("If that was you, there is nothing to do. If it was not, tell your helpdesk at once.")
    String linkedDoubt();

    @Message("Your mailbox is linked to another sign-in")
    String relinkedTitle();

    @Message("An administrator has given this mailbox to another person's sign-in.")
    String relinkedText();

    @Message(
            "All app passwords of the mailbox have ended. Mail programs that used one need a new one, made by the person to whom the mailbox belongs now.")
    String relinkedEnded();

    @Message("An administrator has linked this mailbox to a new sign-in of the same person.")
    String relinkedSameText();

    @Message("App passwords and mail programs go on working. The former sign-in no longer opens the mailbox's page.")
    String relinkedKept();

    @Message("If you do not know of this, tell your helpdesk at once.")
    String relinkedDoubt();

    @Message("Somebody else may make app passwords for this mailbox")
    String appointedTitle();

    @Message(
            "An administrator has appointed a custodian of this mailbox: a person who can make app passwords for it, and read its mail with them.")
    String appointedText();

    @Message("An administrator has changed what kind of mailbox this is")
    String kindChangedTitle();

    @Message(
            "This mailbox counts as one person's own now. All its app passwords have ended. Mail programs that used one need a new one, made by the person to whom the mailbox belongs.")
    String kindPersonText();

    @Message(
            "This mailbox counts as a shared or service mailbox now. An administrator can appoint people who make app passwords for it, and read its mail with them.")
    String kindSharedText();

    @Message("An administrator has given a mailbox this address")
    String renamedTitle();

    @Message(
            "The mailbox {former} has this address from now on. Whoever keeps that mailbox in Latchkey can make app passwords for this address, and read its mail with them. App passwords that were made for it go on working.")
    String renamedText(String former);

    @Message("If this address was yours before, or you do not know of this, tell your helpdesk at once.")
    String renamedDoubt();

    @Message("App passwords that others made for your mailbox have ended")
    String othersEndedTitle();

    @Message(
            "Before this mailbox was linked to your sign-in, somebody else had made app passwords for it. They have ended, so that nobody reads your mail with them.")
    String othersEndedText();

    @Message(
            "If a device of yours used one, make a new one in Latchkey. If you do not know who made them, ask your helpdesk.")
    String othersEndedWayOut();

    @Message("A new app password was made for a mailbox that you keep")
    String issuedTitle();

    @Message("Somebody who keeps this mailbox with you has made the app password “{label}”.")
    String issuedText(String label);

    @Message("If nobody of you knows of it, revoke it in Latchkey and tell your helpdesk.")
    String issuedDoubt();

    @Message("An app password of your mailbox has ended")
    String endedTitle();

    @Message(
            "The app password “{label}” was ended by somebody else than you: your helpdesk, or another person who keeps this mailbox.")
    String endedText(String label);

    @Message(
            "The mail program that used it is let in no more, on some mail servers after a few minutes. If it is still needed, make a new one in Latchkey.")
    String endedWayOut();

    @Message("An app password that nobody uses expires on {day}")
    String expiresTitle(String day);

    @Message("In three days an app password that nobody uses expires: {day}")
    String expiresSoonTitle(String day);

    @Message("Nobody has used the app password “{label}” for months. It expires on {day}.")
    String expiresText(String label, String day);

    @Message(
            "If the device is no longer in use, there is nothing to do. If it is, let it fetch mail once before that day. After it has expired you can bring it back in Latchkey for 30 days.")
    String expiresWayOut();

    @Message("All app passwords of a mailbox that you keep have ended")
    String allEndedTitle();

    @Message("Somebody who keeps this mailbox with you has revoked all its app passwords.")
    String allEndedText();

    @Message(
            "Mail programs that used one are let in no more, on some mail servers after a few minutes. Make a new one in Latchkey for each that is still needed.")
    String allEndedWayOut();

    @Message("Everything was ended because your account was compromised")
    String compromisedTitle();

    @Message(
            "Somebody who keeps this mailbox has told Latchkey that the account was compromised. All its app passwords have ended, and everybody who keeps it was signed out of Latchkey.")
    String compromisedText();

    @Message(
            "Change your main password at your sign-in provider. Then sign in to Latchkey again and make a new app password for each device. If you do not know of this, tell your helpdesk at once.")
    String compromisedWayOut();

    @Message("An old app password ends on {day}")
    String replacedSoonTitle(String day);

    @Message(
            "You have renewed the app password “{label}”. Its mail program does not use the new one for everything yet, and the old one ends on {day}.")
    String replacedSoonText(String label, String day);

    @Message(
            "Put the new app password in the place of the old one in the mail program, for receiving and for sending. If you have lost the new one, open Latchkey, revoke the new one and renew the old one again.")
    String replacedSoonWayOut();

    @Message("From {day} on, mail programs need an app password")
    String mainPasswordEndsTitle(String day);

    @Message(
            "From {day} on (in UTC; where you are it may be the evening before), mail programs on phones and computers can no longer use the main password of this mailbox. The main password itself stays as it is.")
    String mainPasswordEndsText(String day);

    @Message(
            "Before that day open Latchkey, make an app password for each mail program, and put it in the place of the main password there. That takes a few minutes for each. Programs that use an app password already go on as they are.")
    String mainPasswordEndsWayOut();

    @Message("Mail programs can no longer use your main password")
    String mainPasswordEndedTitle();

    @Message("Since {day}, mail programs that still send the main password of this mailbox are refused.")
    String mainPasswordEndedText(String day);

    @Message(
            "Open Latchkey, make an app password for each mail program that has stopped, and put it in the place of the main password there. No mail is lost meanwhile: it waits in the mailbox.")
    String mainPasswordEndedWayOut();

    @Message("A new app password was made for your mailbox")
    String madeTitle();

    @Message("You have made the app password “{label}”, or somebody who was signed in as you.")
    String madeText(String label);

    @Message(
            "If that was you, there is nothing to do. If it was not, open Latchkey, revoke it, sign out everywhere in the settings, and tell your helpdesk at once.")
    String notYouDoubt();

    @Message("An app password is in use now")
    String firstUsedTitle();

    @Message(
            "The app password “{label}” was used for the first time: on {time} (UTC){#if !network.isEmpty}, from the network {network}{/if}, {#switch protocol}{#case 'smtp'}to send mail{#case 'sieve'}to change filter rules{#else}to receive mail{/switch}.{#if !client.isEmpty} The program calls itself {client}.{/if}")
    String firstUsedText(String label, String time, String network, String protocol, String client);

    @Message(
            "If somebody has just set up a device with it, there is nothing to do. If nobody has, open Latchkey and say of this app password that it leaked: it is then revoked.")
    String firstUsedDoubt();

    @Message("An app password was used from a new network")
    String elsewhereTitle();

    @Message(
            "The app password “{label}” was used from the network {network}, from where it was not used in the last 90 days: on {time} (UTC), {#switch protocol}{#case 'smtp'}to send mail{#case 'sieve'}to change filter rules{#else}to receive mail{/switch}.{#if !client.isEmpty} The program calls itself {client}.{/if}")
    String elsewhereText(String label, String time, String network, String protocol, String client);

    @Message(
            "A phone on its way comes from many networks: if the device was somewhere else at that time, there is nothing to do. If you cannot explain it, open Latchkey and say of this app password that it leaked: it is then revoked.")
    String elsewhereDoubt();

    @Message("You get one such mail a day for each app password at the most. What comes meanwhile is in the next one.")
    String elsewhereOnceADay();

    @Message("Some mails to you were switched off")
    String switchedOffTitle();

    @Message("You have switched off some of the mails that Latchkey sends you, or somebody who was signed in as you.")
    String switchedOffText();

    @Message(
            "If that was you, there is nothing to do. If it was not, open Latchkey, switch them on again in the settings, sign out everywhere there, and tell your helpdesk at once.")
    String switchedOffDoubt();

    @Message("A mail program of yours cannot get in")
    String nudgeTitle();

    @Message(
            "Your helpdesk writes to you because the mail server refuses a mail program that wants to open this mailbox.")
    String nudgeText();

    /**
     * What a mail program does, and what to do about it.
     *
     * @param reason as in {@code data-reason}
     */
    @Message(
            "{#if client.isEmpty}The program{#else}{client}{/if}: {#switch reason}{#case 'retired-app-password'}it still sends an app password that has ended. Make a new one for it and put it in the place of the old one.{#case 'protocol-not-allowed'}its app password is right, but was not made for this use. Make one that may do this too.{#case 'mistyped-app-password'}there is a mistake in the app password in it. Make a new one, and copy it instead of typing it.{#case 'other-accounts-app-password'}it sends the app password of another mailbox. Look at the user name in it: it must be the full address of this mailbox.{#case 'main-password'}it sends your main password, which mail programs can no longer use. Make an app password for it and put it in the place of the main password.{#case 'stale-client'}it keeps sending a password that is not right any more. Make an app password for it, or remove the account from a device that you no longer use.{#else}it sends a password that is not right. If it is yours, make an app password for it and copy it into the account.{/switch}")
    String nudgeWhy(String client, String reason);

    @Message(
            "Open Latchkey on any computer or phone and sign in. There you see which device it is, you make an app password for it, and you get the exact steps for your mail program. No mail is lost meanwhile: it waits in the mailbox.")
    String nudgeWayOut();

    @Message("If you have put it right already, there is nothing to do.")
    String nudgeDone();

    /** The title of a mail about several things. */
    @Message("{count} notices in one mail: {topic}")
    String several(int count, String topic);

    @Message(
            "{#if count eq 1}And one more of the same kind, which is not listed here.{#else}And {count} more of the same kind, which are not listed here.{/if} Open Latchkey to see how things are.")
    String more(int count);

    /** In the settings, and in the title of a mail about several things. */
    @Message(
            "{#when topic}{#is ISSUED}An app password was made{#is ENDED}Somebody else ended an app password{#is FIRST_USE}An app password is used for the first time{#is NEW_NETWORK}An app password is used from a new network{#is EXPIRY}An app password is about to end because nobody uses it, or because another takes its place{#is MAIN_PASSWORD}The main password ends for mail programs{#is NUDGE}Your helpdesk writes to you because a mail program is refused{#is SIGN_IN}Who can open your mailbox has changed{#is COMPROMISED}Everything was ended because the account was compromised{#else}Mails were switched off{/when}")
    String topic(NoticeTopic topic);
}
