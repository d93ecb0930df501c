package latchkey.migration;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import latchkey.account.Domain;
import latchkey.account.Endpoint;
import latchkey.shared.MailAddress;
import latchkey.shared.Protocol;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** A domain as it was typed, and what is wrong with it. A host that is left empty is not offered. */
public class DomainForm {
    private static final Pattern HOST = Pattern.compile(
            "(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*|[0-9a-f:.]{2,45}");

    private static final int LONGEST_CONTACT = 200;

    @RestForm
    @Nullable
    String name;

    @RestForm
    @Nullable
    String imapHost;

    @RestForm
    @Nullable
    String imapPort;

    @RestForm
    @Nullable
    String pop3Host;

    @RestForm
    @Nullable
    String pop3Port;

    @RestForm
    @Nullable
    String smtpHost;

    @RestForm
    @Nullable
    String smtpPort;

    @RestForm
    @Nullable
    String sieveHost;

    @RestForm
    @Nullable
    String sievePort;

    @RestForm
    @Nullable
    String contact;

    @RestForm
    @Nullable
    String mailServer;

    /** A field of the form, by which a fault is named. */
    public enum Field {
        NAME,
        IMAP,
        POP3,
        SMTP,
        SIEVE,
        HOSTS,
        CONTACT,
        MAIL_SERVER
    }

    static DomainForm of(Domain domain) {
        DomainForm form = of(domain.name(), domain.endpoints(), domain.helpdeskContact());
        form.mailServer = domain.mailServer();
        return form;
    }

    private static DomainForm of(String name, Map<Protocol, Endpoint> endpoints, Optional<String> contact) {
        DomainForm form = new DomainForm();
        form.name = name;
        form.contact = contact.orElse("");
        form.imapHost = host(endpoints, Protocol.IMAP);
        form.imapPort = port(endpoints, Protocol.IMAP, 993);
        form.pop3Host = host(endpoints, Protocol.POP3);
        form.pop3Port = port(endpoints, Protocol.POP3, 995);
        form.smtpHost = host(endpoints, Protocol.SMTP);
        form.smtpPort = port(endpoints, Protocol.SMTP, 465);
        form.sieveHost = host(endpoints, Protocol.SIEVE);
        form.sievePort = port(endpoints, Protocol.SIEVE, 4190);
        return form;
    }

    /** Where the hosts are text and not fields, nothing is sent of them: they stay as they are. */
    void keepHostsUnlessSent(Map<Protocol, Endpoint> known) {
        if (endpointsSent()) {
            return;
        }
        DomainForm kept = of(nameText(), known, Optional.empty());
        imapHost = kept.imapHost;
        imapPort = kept.imapPort;
        pop3Host = kept.pop3Host;
        pop3Port = kept.pop3Port;
        smtpHost = kept.smtpHost;
        smtpPort = kept.smtpPort;
        sieveHost = kept.sieveHost;
        sievePort = kept.sievePort;
    }

    private boolean endpointsSent() {
        return imapHost != null || pop3Host != null || smtpHost != null || sieveHost != null;
    }

    static DomainForm empty() {
        return of("", Map.of(), Optional.empty());
    }

    /** One line of the form. */
    public record Line(Protocol protocol, String host, String port, boolean wrong) {}

    public Line line(Protocol protocol, Set<Field> faults) {
        return new Line(protocol, hostText(protocol), portText(protocol), faults.contains(field(protocol)));
    }

    public String nameText() {
        return stripped(name);
    }

    public String contactText() {
        return stripped(contact);
    }

    /** @return empty where there was nothing to choose */
    Optional<String> chosenServer() {
        return Optional.of(stripped(mailServer)).filter(key -> !key.isEmpty());
    }

    Optional<String> domain() {
        return MailAddress.parse("x@" + nameText()).map(MailAddress::domain);
    }

    Map<Protocol, Endpoint> endpoints() {
        Map<Protocol, Endpoint> endpoints = new EnumMap<>(Protocol.class);
        for (Protocol protocol : Protocol.values()) {
            if (!hostText(protocol).isEmpty()) {
                endpoints.put(protocol, new Endpoint(hostText(protocol), Integer.parseInt(portText(protocol))));
            }
        }
        return endpoints;
    }

    Set<Field> faults() {
        Set<Field> faults = EnumSet.noneOf(Field.class);
        if (domain().isEmpty()) {
            faults.add(Field.NAME);
        }
        boolean any = false;
        for (Protocol protocol : Protocol.values()) {
            String host = hostText(protocol);
            any |= !host.isEmpty();
            if (!host.isEmpty() && (!HOST.matcher(host).matches() || !isPort(portText(protocol)))) {
                faults.add(field(protocol));
            }
        }
        if (!any) {
            faults.add(Field.HOSTS);
        }
        if (contactText().length() > LONGEST_CONTACT || contactText().chars().anyMatch(Character::isISOControl)) {
            faults.add(Field.CONTACT);
        }
        return faults;
    }

    private static boolean isPort(String text) {
        return text.matches("[0-9]{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 65_535;
    }

    private String hostText(Protocol protocol) {
        return stripped(
                        switch (protocol) {
                            case IMAP -> imapHost;
                            case POP3 -> pop3Host;
                            case SMTP -> smtpHost;
                            case SIEVE -> sieveHost;
                        })
                .toLowerCase(java.util.Locale.ROOT);
    }

    private String portText(Protocol protocol) {
        return stripped(
                switch (protocol) {
                    case IMAP -> imapPort;
                    case POP3 -> pop3Port;
                    case SMTP -> smtpPort;
                    case SIEVE -> sievePort;
                });
    }

    private static Field field(Protocol protocol) {
        return Field.valueOf(protocol.name());
    }

    private static String host(Map<Protocol, Endpoint> endpoints, Protocol protocol) {
        Endpoint endpoint = endpoints.get(protocol);
        return endpoint == null ? "" : endpoint.host();
    }

    private static String port(Map<Protocol, Endpoint> endpoints, Protocol protocol, int usual) {
        Endpoint endpoint = endpoints.get(protocol);
        return Integer.toString(endpoint == null ? usual : endpoint.port());
    }

    private static String stripped(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
