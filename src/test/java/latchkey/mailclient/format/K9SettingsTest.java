package latchkey.mailclient.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class K9SettingsTest {
    @Test
    void holdsTheAccountAsTheAppImportsIt() {
        String text = new String(K9Settings.of(Anna.at(Anna.SERVERS), Anna.SECRET), StandardCharsets.UTF_8);

        assertThat(text.replaceAll("uuid=\"[0-9a-f-]{36}\"", "uuid=\"\""))
                .isEqualTo(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<k9settings version=\"99\" format=\"1\"><accounts>"
                                + "<account uuid=\"\"><name>anna@example.org</name>"
                                + "<settings><value key=\"deletePolicy\">DELETE</value></settings>"
                                + server("incoming-server", "IMAP", "imap.example.org", 993)
                                + server("outgoing-server", "SMTP", "smtp.example.org", 465)
                                + "<identities><identity><name>Anna Müller</name><email>anna@example.org</email></identity>"
                                + "</identities></account></accounts></k9settings>");
    }

    @Test
    void namesTlsThatBeginsLaterAndFetchesByPop() {
        assertThat(new String(K9Settings.of(Anna.at(Anna.STARTTLS), Anna.SECRET), StandardCharsets.UTF_8))
                .contains("<port>143</port><connection-security>STARTTLS_REQUIRED</connection-security>");
        assertThat(new String(K9Settings.of(Anna.at(Anna.POP_ONLY), Anna.SECRET), StandardCharsets.UTF_8))
                .contains("<incoming-server type=\"POP3\">", "<value key=\"deletePolicy\">NEVER</value>");
    }

    private static String server(String name, String type, String host, int port) {
        return ("<%1$s type=\"%2$s\"><host>%3$s</host><port>%4$d</port>"
                        + "<connection-security>SSL_TLS_REQUIRED</connection-security>"
                        + "<authentication-type>PLAIN</authentication-type><username>anna@example.org</username>"
                        + "<password>%5$s</password></%1$s>")
                .formatted(name, type, host, port, Anna.PASSWORD);
    }
}
