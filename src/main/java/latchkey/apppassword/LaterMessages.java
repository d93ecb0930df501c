package latchkey.apppassword;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What takes a while at a mail server that remembers logins or is asked for them from time to time. */
@MessageBundle("later")
public interface LaterMessages {
    @Message("may still get in for up to {minutes} minutes")
    String still(long minutes);

    @Message(
            "When the old one ends, your mail server may still let it in for up to {minutes} minutes: it remembers logins.")
    String renewText(long minutes);

    @Message(
            "This changes by itself. Your mail server is asked from time to time, so it can take {seconds} seconds after the device has connected.")
    String lightsHint(long seconds);

    @Message("Up to {minutes} minutes if another of your devices is connected to this mailbox just now.")
    String lightsLater(long minutes);
}
