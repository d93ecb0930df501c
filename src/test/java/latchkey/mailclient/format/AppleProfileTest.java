package latchkey.mailclient.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.dd.plist.NSArray;
import com.dd.plist.NSDictionary;
import com.dd.plist.PropertyListParser;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import latchkey.mailclient.format.AppleProfile.Device;
import latchkey.mailclient.format.AppleProfile.Words;
import latchkey.shared.MailAddress;
import org.junit.jupiter.api.Test;

class AppleProfileTest {
    static final Words WORDS = new Words("Mail für anna@example.org", "Sets up <Mail> & sends");
    private static final String PHONE = "phone";

    @Test
    void anInstalledOneIsUpdatedWhenThePasswordIsRenewed() throws Exception {
        List<String> before = identifiers(Anna.at(Anna.SERVERS), PHONE, Anna.SECRET);

        List<String> renewed = identifiers(Anna.at(Anna.STARTTLS), PHONE, () -> "another");

        assertThat(renewed).isEqualTo(before).doesNotHaveDuplicates().hasSize(4);
        assertThat(before.get(0)).startsWith("org.example.latchkey.");
    }

    @Test
    void anotherDeviceOrMailboxPushesNoneOut() throws Exception {
        Mailbox bert = new Mailbox(MailAddress.of("bert@example.org"), "Bert", Anna.SERVERS);

        List<String> all = Stream.of(
                        identifiers(Anna.at(Anna.SERVERS), PHONE, Anna.SECRET),
                        identifiers(Anna.at(Anna.SERVERS), "tablet", Anna.SECRET),
                        identifiers(bert, PHONE, Anna.SECRET))
                .flatMap(List::stream)
                .toList();

        assertThat(all).doesNotHaveDuplicates().hasSize(12);
    }

    @Test
    void twoMailboxesOfOneProviderAreToldApartAndMailIsSentInTheOwnersName() throws Exception {
        Mailbox bert = new Mailbox(MailAddress.of("bert@example.org"), "", Anna.SERVERS);

        assertThat(mail(profile(Anna.at(Anna.SERVERS), PHONE, Anna.SECRET)))
                .containsEntry("EmailAccountDescription", "anna@example.org")
                .containsEntry("EmailAccountName", "Anna Müller");
        assertThat(mail(profile(bert, PHONE, Anna.SECRET)))
                .containsEntry("EmailAccountDescription", "bert@example.org")
                .doesNotContainKey("EmailAccountName");
    }

    @Test
    void whateverANameHoldsTheProfileIsReadWithIt() throws Exception {
        String hostile = "\u202e<b>]]>&\u0007 \ud83d \ufffe\u2028\"Anna\" \ud83d\ude00";
        Mailbox odd = new Mailbox(MailAddress.of("anna@example.org"), hostile, Anna.SERVERS);
        Mailbox endless = new Mailbox(MailAddress.of("anna@example.org"), "Anna ".repeat(50), Anna.SERVERS);

        assertThat(mail(profile(odd, PHONE, Anna.SECRET)).get("EmailAccountName"))
                .asString()
                .startsWith("<b>]]>&")
                .endsWith("\"Anna\" \ud83d\ude00")
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}]");
        assertThat(mail(profile(endless, PHONE, Anna.SECRET))).doesNotContainKey("EmailAccountName");
    }

    @Test
    void mailThatIsFetchedByPopIsSetUpSo() throws Exception {
        assertThat(mail(profile(Anna.at(Anna.POP_ONLY), PHONE, Anna.SECRET)))
                .containsEntry("EmailAccountType", "EmailTypePOP")
                .containsEntry("IncomingMailServerPortNumber", 995);
    }

    static byte[] of(Mailbox mailbox, String slot, Secret secret) {
        return AppleProfile.of(mailbox, slot, Device.IPHONE, WORDS, secret);
    }

    private static NSDictionary profile(Mailbox mailbox, String slot, Secret secret) throws Exception {
        return (NSDictionary) PropertyListParser.parse(of(mailbox, slot, secret));
    }

    private static Map<String, Object> mail(NSDictionary profile) {
        NSArray payloads = (NSArray) Objects.requireNonNull(profile.get("PayloadContent"));
        return values((NSDictionary) payloads.objectAtIndex(0));
    }

    private static Map<String, Object> values(NSDictionary payload) {
        Map<String, Object> values = new TreeMap<>();
        payload.forEach((key, value) -> values.put(key, value.toJavaObject()));
        return values;
    }

    private static List<String> identifiers(Mailbox mailbox, String slot, Secret secret) throws Exception {
        NSDictionary profile = profile(mailbox, slot, secret);
        return Stream.of(values(profile), mail(profile))
                .flatMap(payload ->
                        Stream.of("PayloadIdentifier", "PayloadUUID").map(key -> String.valueOf(payload.get(key))))
                .toList();
    }
}
