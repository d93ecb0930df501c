package latchkey.apppassword;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What takes a while at a mail server that remembers logins or is asked for them from time to time. */
@MessageBundle("later")
public interface LaterMessages {
    @Message(
            "Your mail server remembers logins: the device stops receiving and sending mail with it within {minutes} minutes. Mail that is already on it stays. This cannot be undone; you can make a new app password at any time.")
    String confirmText(long minutes);

    @Message(
            "“{label}” is revoked. The mail server remembers logins: that device may still get in for up to {minutes} minutes.")
    String revoked(String label, long minutes);

    @Message(
            "It ends now, but your mail server remembers logins: whoever knows it may still get in for up to {minutes} minutes. Connections that are open are cut where your mail server allows that. The device stops as well. After that you can make a new app password for it.")
    String leakedText(long minutes);

    @Message(
            "“{label}” has ended. The mail server remembers logins: whoever knows it may still get in for up to {minutes} minutes. If the device is still yours, make a new app password for it.")
    String leaked(String label, long minutes);

    @Message(
            "Your mail server remembers logins: every device stops receiving and sending mail within {minutes} minutes. Mail that is already on a device stays. This cannot be undone; each device needs a new app password.")
    String revokeAllText(long minutes);

    @Message(
            "All app passwords are revoked. The mail server remembers logins: devices may still get in for up to {minutes} minutes.")
    String allRevoked(long minutes);

    @Message(
            "All app passwords of this mailbox end. Your mail server remembers logins, so that takes up to {minutes} minutes. Each device needs a new one.")
    String willEndAppPasswords(long minutes);

    @Message(
            "All app passwords of {address} have ended, and you are signed out everywhere. The mail server remembers logins: with one of them somebody may still get in for up to {minutes} minutes.")
    String rescuedText(String address, long minutes);

    @Message(
            "The mail server remembers logins: the device stops receiving and sending mail with it within {minutes} minutes, and its owner gets a mail. This cannot be undone; the owner can make a new app password at any time.")
    String helpdeskText(long minutes);

    @Message("may still get in for up to {minutes} minutes")
    String still(long minutes);

    @Message(
            "When the old one ends, your mail server may still let it in for up to {minutes} minutes: it remembers logins.")
    String renewText(long minutes);

    @Message(
            "This changes by itself. Your mail server is asked from time to time, so it can take {seconds} seconds after the device has connected.")
    String lightsHint(long seconds);
}
