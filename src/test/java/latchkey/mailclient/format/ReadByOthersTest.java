package latchkey.mailclient.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import latchkey.shared.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Master;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;
import org.xbill.DNS.Zone;
import org.xml.sax.SAXException;

/** What has no client among the tests, by readers that do what the clients do. */
class ReadByOthersTest {
    private static final String PORTAL = "latchkey.example.org";

    private static Stream<Servers> eachKindOfServers() {
        return Stream.of(Anna.SERVERS, Anna.STARTTLS, Anna.POP_ONLY);
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(ReadByOthersTest.class.getResourceAsStream("/mailclient/" + name), name);
    }

    private static Validator importer() throws SAXException {
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(new StreamSource(resource("k9settings.xsd")))
                .newValidator();
    }

    private static StreamSource source(String document) {
        return new StreamSource(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
    }

    private static String settings(Servers servers) {
        return new String(K9Settings.of(Anna.at(servers), Anna.SECRET), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("eachKindOfServers")
    void aSettingsFileHoldsWhatTheImporterOfTheAppTakes(Servers servers) {
        assertThatCode(() -> importer().validate(source(settings(servers)))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("eachKindOfServers")
    void theAppTakesFromItWhatWasMeant(Servers servers) throws K9Importer.Refused {
        K9Importer.Taken taken = K9Importer.take(K9Settings.of(Anna.at(servers), Anna.SECRET));

        assertThat(taken.skipped()).isEmpty();
        assertThat(taken.accounts()).singleElement().satisfies(account -> {
            assertThat(account.name()).isEqualTo("anna@example.org");
            assertThat(account.incoming()).isEqualTo(asTheAppHasIt(servers.first()));
            assertThat(account.outgoing()).isEqualTo(asTheAppHasIt(servers.outgoing()));
            assertThat(account.identities())
                    .containsExactly(new K9Importer.Identity("Anna Müller", "anna@example.org"));
            assertThat(account.deletePolicy())
                    .isEqualTo(servers.first().protocol() == Protocol.IMAP ? "DELETE" : "NEVER");
        });
    }

    private static K9Importer.Server asTheAppHasIt(Servers.Server server) {
        return new K9Importer.Server(
                server.protocol().key(),
                server.host(),
                server.port(),
                server.startsTlsLater() ? "STARTTLS_REQUIRED" : "SSL_TLS_REQUIRED",
                "PLAIN",
                "anna@example.org",
                Anna.PASSWORD);
    }

    private static Stream<String> changedSettings() {
        return Stream.of(
                        new String[] {"format=\"1\"", "format=\"2\""},
                        new String[] {"version=\"99\"", "version=\"x\""},
                        new String[] {"k9settings", "settings"},
                        new String[] {"uuid=\"", "uuid=\"x"},
                        new String[] {"incoming-server", "incoming"},
                        new String[] {"outgoing-server", "incoming-server"},
                        new String[] {"type=\"SMTP\"", "type=\"IMAP\""},
                        new String[] {"<host>imap.example.org</host>", ""},
                        new String[] {"SSL_TLS_REQUIRED", "SSL"},
                        new String[] {"PLAIN", "plain"},
                        new String[] {"<email>anna@example.org", "<email>anna"},
                        new String[] {"<identity>", "<person>", "</identity>", "</person>"},
                        new String[] {Anna.PASSWORD, Anna.PASSWORD + "&#10;"},
                        new String[] {"</accounts>", ""})
                .map(change -> {
                    String document = settings(Anna.SERVERS);
                    for (int i = 0; i < change.length; i += 2) {
                        document = document.replace(change[i], change[i + 1]);
                    }
                    return document;
                });
    }

    @ParameterizedTest
    @MethodSource("changedSettings")
    void theAppRefusesWhatItDoesNotUnderstand(String document) {
        assertThatThrownBy(() -> K9Importer.take(document.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(K9Importer.Refused.class);
        assertThatThrownBy(() -> importer().validate(source(document))).isInstanceOf(SAXException.class);
    }

    /** It says nothing, so that nobody would know. */
    @Test
    void theAppTakesSomethingElseForAPortThatIsNone() throws K9Importer.Refused {
        String document = settings(Anna.SERVERS).replace("<port>993</port>", "<port>IMAPS</port>");

        assertThat(K9Importer.take(document.getBytes(StandardCharsets.UTF_8)).accounts())
                .extracting(account -> account.incoming().port())
                .containsExactly(-1);
    }

    @ParameterizedTest
    @MethodSource("eachKindOfServers")
    void aUserAgentKnowsAllThatIsInTheConfiguration(Servers servers) throws IOException {
        Schema schema;
        try (InputStream text = resource("pacc.schema.json")) {
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(text.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        }
        String served = new String(PaccConfiguration.of(servers), StandardCharsets.UTF_8);

        assertThat(schema.validate(served, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(served.replace("\"host\"", "\"hostname\"").replace("true", "1"), InputFormat.JSON))
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(PaccReader.class)
    void aUserAgentOfEitherVersionFindsTheServersThatItsDomainVouchesFor(PaccReader reader) {
        String record = PaccConfiguration.txt(Anna.SERVERS);

        PaccReader.Found found = reader.read(PaccConfiguration.of(Anna.SERVERS), "v=spf1 -all", record)
                .orElseThrow();

        assertThat(found.provider()).isEqualTo("Example & Söhne");
        assertThat(found.password()).isTrue();
        assertThat(found.hosts())
                .isEqualTo(Map.of(
                        "imap", "imap.example.org",
                        "pop3", "pop.example.org",
                        "sending", "smtp.example.org"));
        assertThat(found.left())
                .as("the name for sending of the other version, and nothing that nobody knows")
                .containsExactly(reader == PaccReader.OF_VERSION_02 ? "submit" : "smtp");
    }

    @ParameterizedTest
    @EnumSource(PaccReader.class)
    void aUserAgentBelievesNoBytesThatTheDomainDoesNotVouchFor(PaccReader reader) {
        byte[] served = PaccConfiguration.of(Anna.SERVERS);

        assertThat(reader.read(served, PaccConfiguration.txt(Anna.STARTTLS))).isEmpty();
        assertThat(reader.read(
                        (new String(served, StandardCharsets.UTF_8) + " ").getBytes(StandardCharsets.UTF_8),
                        PaccConfiguration.txt(Anna.SERVERS)))
                .isEmpty();
        assertThat(reader.read(served)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(PaccReader.class)
    void aSiteWithALongNameIsReadToo(PaccReader reader) {
        Servers longName = new Servers(
                "example.org",
                "Verwaltungsgemeinschaft Oberes Kirchheim\n und seine Ortsteile,  die auch einen Namen haben",
                Anna.SERVERS.endpoints());

        assertThat(reader.read(PaccConfiguration.of(longName), PaccConfiguration.txt(longName)))
                .map(PaccReader.Found::provider)
                .hasValue("Verwaltungsgemeinschaft Oberes Kirchheim und seine Ortsteile");
    }

    @ParameterizedTest
    @MethodSource("eachKindOfServers")
    void theLinesMakeAZoneInWhichNoServiceIsAtAnAlias(Servers servers) throws IOException {
        Zone zone = zone(servers);

        List<SRVRecord> services = records(zone, SRVRecord.class);
        assertThat(services).hasSize(8).allSatisfy(service -> {
            assertThat(zone.findExactMatch(service.getTarget(), Type.CNAME)).isNull();
            assertThat(service.getPort() == 0).isEqualTo(service.getTarget().equals(Name.root));
        });
        assertThat(records(zone, CNAMERecord.class))
                .hasSize(3)
                .allSatisfy(alias -> assertThat(alias.getTarget()).hasToString(PORTAL + "."));
        assertThat(records(zone, TXTRecord.class))
                .singleElement()
                .satisfies(text -> assertThat(text.getStrings()).containsExactly(PaccConfiguration.txt(servers)));
    }

    @Test
    void aResolverFindsTheServerOfEachProtocol() throws IOException {
        Zone zone = zone(Anna.SERVERS);

        assertThat(Stream.of("_imaps", "_pop3s", "_submissions", "_sieve", "_autodiscover")
                        .map(service -> name(service + "._tcp.example.org."))
                        .map(name -> (SRVRecord) Objects.requireNonNull(zone.findExactMatch(name, Type.SRV))
                                .first())
                        .map(found -> found.getTarget() + " " + found.getPort()))
                .containsExactly(
                        "imap.example.org. 993",
                        "pop.example.org. 995",
                        "smtp.example.org. 465",
                        "imap.example.org. 4190",
                        PORTAL + ". 443");
    }

    /** The lines as an administrator would put them into the zone that he has. */
    private static Zone zone(Servers servers) throws IOException {
        Name origin = name("example.org.");
        Name dns = name("ns.example.org.");
        List<Record> records = new ArrayList<>();
        records.add(new SOARecord(origin, 1, 3600, dns, name("adam.example.org."), 1, 3600, 600, 86400, 600));
        records.add(new NSRecord(origin, 1, 3600, dns));
        String lines = DnsRecords.of(servers, PORTAL, true);
        try (Master reader =
                new Master(new ByteArrayInputStream(lines.getBytes(StandardCharsets.US_ASCII)), origin, 3600)) {
            for (Record record = reader.nextRecord(); record != null; record = reader.nextRecord()) {
                records.add(record);
            }
        }
        return new Zone(origin, records.toArray(new Record[0]));
    }

    private static <T extends Record> List<T> records(Zone zone, Class<T> kind) {
        List<T> found = new ArrayList<>();
        zone.iterator()
                .forEachRemaining(set -> set.rrs().stream()
                        .filter(kind::isInstance)
                        .map(kind::cast)
                        .forEach(found::add));
        return found;
    }

    private static Name name(String text) {
        return Name.fromConstantString(text);
    }
}
