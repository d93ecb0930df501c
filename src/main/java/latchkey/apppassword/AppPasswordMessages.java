package latchkey.apppassword;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the list of app passwords and of one of them. */
@MessageBundle("apppassword")
public interface AppPasswordMessages {
    @Message("App passwords")
    String title();

    @Message("One for each device. Revoke one and only that device stops.")
    String lead();

    @Message("Connect a mail client")
    String connect();

    @Message("No device is connected yet")
    String emptyTitle();

    @Message(
            "Choose the mail program on your phone or computer. You get a password for that one device, and the exact steps for it.")
    String emptyText();

    @Message("Device")
    String device();

    @Message("For")
    String purposes();

    @Message("Made")
    String made();

    @Message("Last used")
    String lastUsed();

    @Message("Not used yet")
    String notUsedYet();

    @Message("Actions")
    String actions();

    @Message("Revoke")
    String revoke();

    @Message("App passwords of {address}")
    String caption(String address);

    @Message("Mailbox")
    String mailbox();

    @Message("Of the mailbox {address}")
    String ofMailbox(String address);

    @Message("Mail program")
    String program();

    @Message("Look again")
    String loadAgain();

    @Message("Is it working?")
    String isItWorking();

    @Message(
            "The app password itself was shown once and is kept nowhere. Is it lost, make a new one and revoke this one.")
    String shownOnce();

    @Message("This form was already answered")
    String answeredTitle();

    @Message(
            "It made this one app password, and the page that showed it was the only one. Did you not see it? Revoke this one and make a new one.")
    String answeredText();

    @Message("Revoke the app password for “{label}”?")
    String confirmTitle(String label);

    @Message(
            "The device stops receiving and sending mail with it at once. Mail that is already on it stays. This cannot be undone; you can make a new app password at any time.")
    String confirmText();

    @Message("Keep it")
    String keepIt();

    @Message("“{label}” is revoked. That device can no longer log in.")
    String revoked(String label);

    @Message("“{label}” is revoked here. The mail server has not confirmed it yet; it is told again until it does.")
    String revokedNotConfirmed(String label);

    @Message("Revoked")
    String endedOn();
}
