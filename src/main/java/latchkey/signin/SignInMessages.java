package latchkey.signin;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the pages around the sign-in. */
@MessageBundle("signin")
public interface SignInMessages {
    @Message("Connect your mail program")
    String title();

    @Message("Mail stopped working on your phone or computer?")
    String question();

    @Message(
            "Mail programs now need a password of their own. Get one here and set it up step by step. It takes about three minutes.")
    String answer();

    @Message("Sign in to begin")
    String begin();

    @Message("You sign in the way you do for webmail, with your second factor.")
    String howToSignIn();

    @Message("Pick your mail program")
    String pickTitle();

    @Message("The steps are written for the program that is on your device.")
    String pickText();

    @Message("Get an app password")
    String getTitle();

    @Message("It is made for one device only. Your main password stays with you.")
    String getText();

    @Message("See that it works")
    String seeTitle();

    @Message("A light turns green the moment your device has connected.")
    String seeText();

    @Message("You are signed out")
    String signedOut();

    @Message("This page no longer shows anything of yours. On a shared computer, close the browser too.")
    String signedOutText();

    @Message("Nothing happens? Sign out at your sign-in provider too")
    String signOutThere();

    @Message("Your second factor could not be checked again")
    String staleTitle();

    @Message(
            "To make an app password you prove once more that it is you, with your second factor such as a code from your phone, and not longer than a few minutes ago. Your sign-in provider was asked for that and did not say that you did. Try once more; if it stays so, tell your helpdesk.")
    String staleText();

    @Message("Try once more")
    String tryOnceMore();

    @Message("You signed in too long ago for this")
    String lateTitle();

    @Message(
            "Nothing was changed. This needs a second factor that was used in the last few minutes, and yours was used before.")
    String lateText();

    @Message(
            "What you typed is kept on this page. Sign in again in another tab, then come back to this one and send it.")
    String lateKept();

    @Message("A file cannot be kept on a page. Open the form again, and choose the file once more.")
    String lateFile();

    @Message("Sign in again")
    String signInThere();

    @Message("Send it again")
    String sendAgain();

    @Message("Open the form again")
    String openForm();

    @Message("You are signed in again")
    String freshTitle();

    @Message("You can close this tab, and go on in the one that you came from.")
    String freshText();
}
