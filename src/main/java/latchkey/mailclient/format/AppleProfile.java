package latchkey.mailclient.format;

import com.dd.plist.NSArray;
import com.dd.plist.NSDictionary;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import latchkey.mailclient.format.Servers.Server;
import latchkey.shared.Protocol;

/**
 * A configuration profile for Apple Mail ({@code .mobileconfig}), with the app password in it.
 *
 * <p>Its identifiers follow from the mailbox and the slot, so that another one for the same slot takes the place of the
 * one that is installed, and the mail need not be fetched again.
 */
public final class AppleProfile {
    public static final String CONTENT_TYPE = "application/x-apple-aspen-config";

    /** On which the profile is meant to be installed; without it a phone asks whether the watch is meant. */
    public enum Device {
        IPHONE(1),
        MAC(5);

        private final int type;

        Device(int type) {
            this.type = type;
        }
    }

    /** What is read where it is installed. */
    public record Words(String title, String description) {}

    private AppleProfile() {}

    /**
     * @param slot stays the same when an app password is renewed
     * @throws IllegalStateException if mail cannot be read and sent here
     */
    public static byte[] of(Mailbox mailbox, String slot, Device device, Words words, Secret secret) {
        NSDictionary profile = payload("Configuration", mailbox, slot, "", words.title());
        profile.put("PayloadDescription", words.description());
        profile.put("PayloadOrganization", mailbox.servers().provider());
        profile.put("PayloadRemovalDisallowed", false);
        profile.put("TargetDeviceType", device.type);
        if (device == Device.MAC) {
            profile.put("PayloadScope", "User");
        }
        NSDictionary mail = payload("com.apple.mail.managed", mailbox, slot, ".mail", mailbox.user());
        mail(mail, mailbox, secret);
        profile.put("PayloadContent", new NSArray(mail));
        return profile.toXMLPropertyList().getBytes(StandardCharsets.UTF_8);
    }

    private static NSDictionary payload(String type, Mailbox mailbox, String slot, String kind, String title) {
        String seed = "latchkey " + mailbox.user() + " " + slot;
        NSDictionary payload = new NSDictionary();
        payload.put("PayloadType", type);
        // Of the format, not of this profile.
        payload.put("PayloadVersion", 1);
        payload.put("PayloadIdentifier", reversed(mailbox.address().domain()) + ".latchkey." + uuid(seed) + kind);
        payload.put("PayloadUUID", uuid(seed + kind + " payload").toString().toUpperCase(Locale.ROOT));
        payload.put("PayloadDisplayName", title);
        return payload;
    }

    private static void mail(NSDictionary mail, Mailbox mailbox, Secret secret) {
        Server incoming = mailbox.servers().first();
        Server outgoing = mailbox.servers().outgoing();
        mail.put("EmailAccountType", incoming.protocol() == Protocol.IMAP ? "EmailTypeIMAP" : "EmailTypePOP");
        // By it two mailboxes of one provider are told apart.
        mail.put("EmailAccountDescription", mailbox.user());
        if (!mailbox.person().isEmpty()) {
            mail.put("EmailAccountName", mailbox.person());
        }
        mail.put("EmailAddress", mailbox.user());
        server(mail, "Incoming", incoming, mailbox, secret);
        server(mail, "Outgoing", outgoing, mailbox, secret);
        mail.put("PreventMove", false);
        mail.put("PreventAppSheet", false);
    }

    /** {@code UseSSL} also where TLS begins later: Apple Mail then goes by the port. */
    private static void server(NSDictionary mail, String way, Server server, Mailbox mailbox, Secret secret) {
        mail.put(way + "MailServerAuthentication", "EmailAuthPassword");
        mail.put(way + "MailServerHostName", server.host());
        mail.put(way + "MailServerPortNumber", server.port());
        mail.put(way + "MailServerUseSSL", true);
        mail.put(way + "MailServerUsername", mailbox.user());
        mail.put(way + "Password", secret.reveal());
    }

    private static UUID uuid(String seed) {
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
    }

    private static String reversed(String domain) {
        List<String> labels = Arrays.asList(domain.split("\\.", -1));
        Collections.reverse(labels);
        return String.join(".", labels);
    }
}
