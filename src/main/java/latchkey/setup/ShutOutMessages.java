package latchkey.setup;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words for an owner whose network the mail server shuts out. */
@MessageBundle("shutout")
public interface ShutOutMessages {
    @Message("Your network is shut out by the mail server")
    String yours();

    @Message("The network of one of your devices is shut out by the mail server")
    String ofADevice();

    @Message(
            "Too many wrong passwords came from it. Until this time nothing can connect from there, whatever password it has:")
    String why();

    @Message(
            "Whoever runs the mail server has shut it out for good. Nothing can connect from there, whatever password it has.")
    String forGood();

    @Message(
            "Webmail and this mail server do not answer from this network meanwhile, in a browser either. Use another one, such as a phone without Wi-Fi.")
    String nothingAnswers();

    @Message("If that is a mistake, tell your helpdesk{#if !contact.isEmpty}: {contact}{/if}.")
    String tellHelpdesk(String contact);

    @Message("It is being let in again. That takes a minute or so.")
    String beingLifted();

    @Message(
            "Take the wrong password out of the device that tries it, or it happens again. You can wait, or ask your helpdesk to let the network in{#if !contact.isEmpty}: {contact}{/if}.")
    String whatToDo(String contact);

    @Message(
            "At the moment the mail server does not tell which networks it has shut out. If nothing connects, yours may be one of them; ask your helpdesk.")
    String silent();
}
