package latchkey.mailclient.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.json.JsonArray;
import java.util.Map;
import latchkey.account.Endpoint;
import latchkey.shared.MailAddress;
import latchkey.shared.Protocol;
import latchkey.site.Browser;
import latchkey.site.Camera;
import org.junit.jupiter.api.Test;

/** The code as a phone's camera sees it on a screen, read by the library that Thunderbird for Android reads it by. */
class ScannedCodeIT {
    /** As long as names can be on a page: more dots, of the same size. */
    private static final Servers LONG = new Servers(
            "a-domain-with-a-long-name.example",
            "Example",
            Map.of(
                    Protocol.IMAP,
                            new Endpoint("imap.mail-server-of-the-hoster.a-domain-with-a-long-name.example", 993),
                    Protocol.SMTP,
                            new Endpoint("smtp.mail-server-of-the-hoster.a-domain-with-a-long-name.example", 587)));

    @Test
    void everyFieldIsReadInItsPlace() throws Exception {
        Mailbox anna = Anna.at(Anna.SERVERS);
        Mailbox gertrud = new Mailbox(
                MailAddress.of("gertrud-elisabeth.von-der-muehle@a-domain-with-a-long-name.example"),
                "Gertrud Elisabeth von der Mühle, 客服",
                LONG);
        try (Browser browser = new Browser();
                BrowserContext window = browser.window(1280)) {
            Page page = window.newPage();

            JsonArray annas = new JsonArray(scanned(page, QrPicture.img(ThunderbirdQr.of(anna, Anna.SECRET), "Code")));
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            JsonArray gertruds =
                    new JsonArray(scanned(page, QrPicture.img(ThunderbirdQr.of(gertrud, Anna.SECRET), "\"><b>&")));

            assertThat(annas)
                    .isEqualTo(new JsonArray()
                            .add(1)
                            .add(new JsonArray().add(1).add(1))
                            .add(server("imap.example.org", 993, 3, "anna@example.org")
                                    .add("")
                                    .add(Anna.PASSWORD))
                            .add(new JsonArray()
                                    .add(new JsonArray()
                                            .add(server("smtp.example.org", 465, 3, "anna@example.org")
                                                    .add(Anna.PASSWORD))
                                            .add(new JsonArray()
                                                    .add("anna@example.org")
                                                    .add("Anna Müller")))));
            assertThat(gertruds.getJsonArray(2).getString(5))
                    .isEqualTo(gertrud.address().toString());
            JsonArray group = gertruds.getJsonArray(3).getJsonArray(0);
            assertThat(group.getJsonArray(0).getInteger(3)).isEqualTo(2);
            assertThat(group.getJsonArray(1).getString(1)).isEqualTo("Gertrud Elisabeth von der Mühle, 客服");
        }
    }

    private static JsonArray server(String host, int port, int security, String user) {
        return new JsonArray().add(0).add(host).add(port).add(security).add(1).add(user);
    }

    private static String scanned(Page page, String picture) throws Exception {
        page.setContent("<!doctype html><html style='color-scheme: light dark'><body>" + picture + "</body></html>");
        return Camera.scan(page.screenshot());
    }
}
