package latchkey.mailclient;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words about clients. The steps for each are in its file. */
@MessageBundle("client")
public interface MailClientMessages {
    /** Programs have their makers' names; what is no program has a word of ours. */
    @Message(
            "{#switch key}{#case 'scanner'}Scanner, printer, camera{#case 'other'}Another program{#else}{ofMaker}{/switch}")
    String name(String key, String ofMaker);

    @Message(
            "{#when group}{#is PHONE}Phone or tablet{#is COMPUTER}Computer{#is DEVICE}Device that sends mail{#is WEB}Webmail and groupware{#is TERMINAL}Command line{#else}Something else{/when}")
    String group(MailClient.Group group);

    @Message("These steps were not yet checked on a device.")
    String notCheckedOnDevice();
}
