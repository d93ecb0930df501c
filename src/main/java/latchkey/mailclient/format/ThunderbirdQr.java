package latchkey.mailclient.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import latchkey.mailclient.format.Servers.Server;
import latchkey.shared.Protocol;

/**
 * What Thunderbird for Android scans (its version 1): arrays in arrays, the place says the meaning. The app password is in it,
 * and whatever else scans the code shows it.
 */
public final class ThunderbirdQr {
    private static final int VERSION = 1;
    private static final int IMAP = 0;
    private static final int POP3 = 1;
    private static final int SMTP = 0;
    private static final int STARTTLS = 2;
    private static final int TLS = 3;
    private static final int PASSWORD = 1;
    // Absent the app takes the address; null it cannot read.
    private static final String NAMED_BY_THE_ADDRESS = "";

    /** Thunderbird warns of its own codes beyond it. */
    private static final int EASILY_SCANNED = 800;

    private static final JsonMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private ThunderbirdQr() {}

    /**
     * Without a name that would make it harder to scan; the app asks for none.
     *
     * @throws IllegalStateException if mail cannot be read and sent here
     */
    public static String of(Mailbox mailbox, Secret secret) {
        String whole = text(mailbox, secret);
        return whole.length() <= EASILY_SCANNED ? whole : text(mailbox.withoutName(), secret);
    }

    private static String text(Mailbox mailbox, Secret secret) {
        Server incoming = mailbox.servers().first();
        Server outgoing = mailbox.servers().outgoing();
        List<Object> read = List.of(
                incoming.protocol() == Protocol.IMAP ? IMAP : POP3,
                incoming.host(),
                incoming.port(),
                security(incoming),
                PASSWORD,
                mailbox.user(),
                NAMED_BY_THE_ADDRESS,
                secret.reveal());
        List<Object> send = List.of(
                SMTP, outgoing.host(), outgoing.port(), security(outgoing), PASSWORD, mailbox.user(), secret.reveal());
        List<Object> identity = List.of(mailbox.user(), mailbox.person());
        List<Object> theOnlyCode = List.of(1, 1);
        try {
            return ASCII.writeValueAsString(List.of(VERSION, theOnlyCode, read, List.of(List.of(send, identity))));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("numbers and texts only");
        }
    }

    private static int security(Server server) {
        return server.startsTlsLater() ? STARTTLS : TLS;
    }
}
