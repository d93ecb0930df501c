package latchkey.apppassword;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words about app passwords that were made in mailcow itself. */
@MessageBundle("foreign")
public interface ForeignMessages {
    @Message("Made in mailcow itself")
    String title();

    @Message(
            "These were not made here, but in mailcow, the mail server’s own pages. You can end them here; nothing else about them can be changed.")
    String lead();

    @Message("Show them")
    String look();

    @Message("There are none.")
    String none();

    @Message("mailcow does not answer, so they cannot be shown now. App passwords made here are not affected.")
    String silent();

    @Message("Look again")
    String lookAgain();

    @Message("App passwords of {address} that were made in mailcow itself")
    String caption(String address);

    @Message("One of them was used {when}. Which one is not known.")
    String lastUsed(String when);

    @Message("Name")
    String name();

    /** What it is for beside mail; a way that the portal does not know has the mail server's name. */
    @Message("{#switch way}{#case 'dav'}Calendars and contacts{#case 'eas'}ActiveSync{#else}{way}{/switch}")
    String otherWay(String way);

    @Message("nothing: it cannot log in")
    String forNothing();

    @Message("Switched off in mailcow: it does not let anybody in.")
    String off();

    @Message("Being ended")
    String ending();

    @Message("End it")
    String end();

    @Message("End the app password “{name}”?")
    String confirmTitle(String name);

    @Message(
            "{#if minutes eq 0}It was made in mailcow itself. The program that uses it can then no longer get in. Mail that is already on a device stays. This cannot be undone.{#else}It was made in mailcow itself. The program that uses it can then no longer get in; that takes up to {minutes} minutes, because the mail server remembers logins. Mail that is already on a device stays. This cannot be undone.{/if}")
    String confirmText(long minutes);

    @Message(
            "{#if minutes eq 0}The app password that was made in mailcow has ended.{#else}The app password that was made in mailcow has ended. The mail server remembers logins: it may still get in for up to {minutes} minutes.{/if}")
    String ended(long minutes);

    @Message("mailcow has not confirmed yet that the app password has ended; it is told again until it does.")
    String notConfirmed();
}
