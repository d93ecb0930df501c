package latchkey.helpdesk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words about networks that a mail server shuts out. */
@MessageBundle("ban")
public interface BanMessages {
    @Message("Networks that are shut out")
    String title();

    @Message(
            "A mail server shuts a network out after too many wrong passwords. Until then nothing gets in from there, with the right password either, and webmail does not answer.")
    String lead();

    @Message("Shut out until")
    String until();

    @Message("Shut out for good")
    String forGood();

    @Message("By whoever runs the mail server, on its own list. Only there it can be taken back.")
    String forGoodText();

    @Message("Being let in again")
    String beingLifted();

    @Message("Network")
    String network();

    @Message("Mail server")
    String server();

    @Message("Accounts that failed from there")
    String accounts();

    @Message("None of those that you may see")
    String noAccounts();

    @Message("No network is shut out")
    String noneTitle();

    @Message("A network appears here half a minute after a mail server has shut it out.")
    String noneText();

    @Message("{server} has not answered since")
    String silent(String server);

    @Message("What it shuts out by now is not known: what stands here of it is from before.")
    String silentText();

    @Message(
            "It has never told this, so nothing of it stands here. An administrator looks at its address and API key in /admin/checks; until then look at the mail server itself.")
    String neverText();

    @Message("Whether a network is shut out is not known")
    String unknownTitle();

    @Message(
            "A mail server does not answer, so the list may lack what it shuts out. If a device cannot connect at all, look at the mail server itself.")
    String unknownText();

    @Message("No mail server here tells what it shuts out")
    String nobodyTitle();

    @Message(
            "A plain Dovecot shuts nothing out by itself. If a device cannot connect at all, ask whoever runs the mail server whether a firewall or fail2ban has shut out its network.")
    String nobodyText();

    @Message("Let it in again")
    String lift();

    @Message("Let the network {network} in again?")
    String liftTitle(String network);

    @Message(
            "Everybody in this network can log in again, with a right password. If a device there goes on with a wrong one, the mail server shuts the network out again, and for longer.")
    String liftText();

    @Message("Leave it shut out")
    String leave();

    @Message("Actions")
    String actions();

    @Message("The network is being let in again. That takes a minute or so.")
    String lifted();

    @Message("The mail server does not answer. It is told again until it does.")
    String notTold();

    @Message("Account")
    String account();
}
