package latchkey.setup;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import latchkey.attempt.Reason;

/** Words of the page that explains all of it to somebody who only wants to read his mail. */
@MessageBundle("help")
public interface HelpMessages {
    @Message("Help")
    String title();

    @Message(
            "A mail program that asks for a password again and again has lost nothing: your mail is on the mail server. Mostly it is put right in a few minutes.")
    String lead();

    @Message("On this page")
    String onThisPage();

    @Message("What an app password is")
    String appPasswordTitle();

    @Message(
            "A password for one mail program on one device. This portal makes it up and shows it once; you copy it into the program and need not remember it. Nobody can sign in here with it. If a device is lost, you end its app password, and your other devices go on.")
    String appPasswordText();

    @Message("Why your mail program asks again and again")
    String askingTitle();

    @Message(
            "The mail server refuses the password that is saved in it. Mail programs do not say why, they only ask once more. Mostly it is your main password, which a mail server can refuse in mail programs while webmail goes on taking it. Typing it again does not help.")
    String askingText();

    @Message("Press “Cancel” in the mail program. Nothing is lost by that.")
    String askingCancel();

    @Message("Look at your first page: it says which of your programs is refused, and why.")
    String askingLook();

    @Message("Make an app password for this program and follow the steps beside it, until the light is green.")
    String askingMake();

    @Message(
            "You can read mail, but not send any? Most programs keep a second password for sending. Put the app password there too.")
    String askingSending();

    @Message("What to do at each light")
    String lightsTitle();

    @Message("Beside a new app password there is a light for each thing that it may do.")
    String lightsText();

    @Message(
            "{#when state}{#is WAITING}The program has not tried yet. Finish the steps on the device; for sending, send yourself a short mail. If nothing changes within a few minutes, close the program and open it again.{#is REFUSED}The program was turned away. The sentence beside the light says why, and the list below what you do then.{#else}The program was let in. There is nothing more to do.{/when}")
    String light(Light.State state);

    @Message("Refused: why, and what to do")
    String reasonsTitle();

    @Message(
            "{#when reason}{#is RETIRED_APP_PASSWORD}Make a new app password for this device and put it in the place of the old one. If you ended the old one on purpose, there is nothing to do.{#is PROTOCOL_NOT_ALLOWED}Make an app password that may do this too, and put it in the place of the one in the program.{#is MISTYPED_APP_PASSWORD}Copy the app password instead of typing it. If its page is closed already, make a new one.{#is OTHER_ACCOUNTS_APP_PASSWORD}Look at the user name in the program: it must be the address that the app password was made for.{#is GUESSING}Leave your devices as they are. Your helpdesk sees it too.{#is MAIN_PASSWORD}Make an app password for this program and put it in the place of the main password. The main password itself need not be changed.{#is STALE_CLIENT}Set the device up again with a new app password. If you do not use it any more, remove the account from it.{#is ADDRESS_MISTYPED}Enter your full address as the user name, letter by letter.{#is ACCOUNT_OFF}Ask your helpdesk: on the device there is nothing to mend.{#is MAIL_SERVER_UNAVAILABLE}Wait and change nothing: the program connects when the server is back.{#else}Copy an app password into the program. If you do not have it any more, make a new one.{/when}")
    String whatToDo(Reason reason);

    @Message("What never to do")
    String neverTitle();

    @Message(
            "Never tell anybody a password, not your helpdesk either. It asks for six digits that you find under “Settings” › “Code for the helpdesk”.")
    String neverTell();

    @Message("Never type a password into a page that a mail has led you to. Open this portal by its address.")
    String neverByMail();

    @Message("Never put one app password into two devices: you could not end it for the lost one alone.")
    String neverTwice();

    @Message(
            "Never let a program that is refused go on trying for hours: some mail servers then shut out your whole network for a while.")
    String neverForHours();

    @Message("Never switch off your second factor because a mail program asks: it protects more than your mail.")
    String neverWithout();

    @Message("A device is lost, or somebody knows a password")
    String lostTitle();

    @Message(
            "End the app password of that device under “App passwords”: then it cannot log in any more. If somebody may have got into your account, end everything in one act.")
    String lostText();

    @Message("End everything")
    String lostEverything();

    @Message(
            "When your programs logged in, from which network, and why one was refused. Never a password that anybody could read, and no mail.")
    String keptText();

    @Message("Whom to ask")
    String askTitle();

    @Message("Your helpdesk. It sees which of your programs fails and why, and none of your passwords.")
    String askText();

    @Message("Who gave you the mailbox can tell you how to reach it.")
    String askWhere();
}
