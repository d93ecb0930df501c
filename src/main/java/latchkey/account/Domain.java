package latchkey.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import latchkey.shared.Protocol;
import latchkey.shared.StaffDomains;
import org.jspecify.annotations.Nullable;

/** A mail domain that is served: which mail server keeps its mailboxes, and what a client is told to connect to. */
@Entity
@Table(name = "domain")
public class Domain {
    @Id
    String name;

    @Column(name = "mail_server")
    String mailServer;

    @Column(name = "imap_host")
    @Nullable
    String imapHost;

    @Column(name = "imap_port")
    int imapPort;

    @Column(name = "pop3_host")
    @Nullable
    String pop3Host;

    @Column(name = "pop3_port")
    int pop3Port;

    @Column(name = "smtp_host")
    @Nullable
    String smtpHost;

    @Column(name = "smtp_port")
    int smtpPort;

    @Column(name = "sieve_host")
    @Nullable
    String sieveHost;

    @Column(name = "sieve_port")
    int sievePort;

    @Enumerated(EnumType.STRING)
    @Column(name = "main_password_rule", columnDefinition = "varchar(16)")
    MainPasswordRule mainPasswordRule;

    @Column(name = "helpdesk_contact")
    @Nullable
    String helpdeskContact;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Domain() {}

    public String name() {
        return name;
    }

    public String mailServer() {
        return mailServer;
    }

    public MainPasswordRule mainPasswordRule() {
        return mainPasswordRule;
    }

    public Optional<String> helpdeskContact() {
        return Optional.ofNullable(helpdeskContact);
    }

    /** Where clients connect; a protocol without a host is not offered in this domain. */
    public Map<Protocol, Endpoint> endpoints() {
        Map<Protocol, Endpoint> endpoints = new EnumMap<>(Protocol.class);
        put(endpoints, Protocol.IMAP, imapHost, imapPort);
        put(endpoints, Protocol.POP3, pop3Host, pop3Port);
        put(endpoints, Protocol.SMTP, smtpHost, smtpPort);
        put(endpoints, Protocol.SIEVE, sieveHost, sievePort);
        return endpoints;
    }

    /** Who moves it sees to it that nothing of the portal's stays behind. */
    public void moveTo(String key) {
        mailServer = key;
    }

    /** A host that is not named is no longer offered; its port stays. */
    public void serve(Map<Protocol, Endpoint> endpoints, String contact) {
        imapHost = host(endpoints, Protocol.IMAP);
        imapPort = port(endpoints, Protocol.IMAP, imapPort);
        pop3Host = host(endpoints, Protocol.POP3);
        pop3Port = port(endpoints, Protocol.POP3, pop3Port);
        smtpHost = host(endpoints, Protocol.SMTP);
        smtpPort = port(endpoints, Protocol.SMTP, smtpPort);
        sieveHost = host(endpoints, Protocol.SIEVE);
        sievePort = port(endpoints, Protocol.SIEVE, sievePort);
        helpdeskContact = contact.isBlank() ? null : contact;
    }

    private static @Nullable String host(Map<Protocol, Endpoint> endpoints, Protocol protocol) {
        Endpoint endpoint = endpoints.get(protocol);
        return endpoint == null ? null : endpoint.host();
    }

    private static int port(Map<Protocol, Endpoint> endpoints, Protocol protocol, int before) {
        Endpoint endpoint = endpoints.get(protocol);
        return endpoint == null ? before : endpoint.port();
    }

    private static void put(Map<Protocol, Endpoint> endpoints, Protocol protocol, @Nullable String host, int port) {
        if (host != null) {
            endpoints.put(protocol, new Endpoint(host, port));
        }
    }

    @ApplicationScoped
    public static class Repository implements PanacheRepositoryBase<Domain, String> {
        /** Whether there is such a domain, and whoever asks looks after it. */
        @Transactional
        public boolean served(String name, StaffDomains within) {
            return within.cover(name) && findByIdOptional(name).isPresent();
        }

        public List<String> names(int most) {
            return getEntityManager()
                    .createQuery("select d.name from Domain d order by d.name", String.class)
                    .setMaxResults(most)
                    .getResultList();
        }

        public Optional<Domain> lock(String name) {
            return findByIdOptional(name, LockModeType.PESSIMISTIC_WRITE);
        }

        /** @return false if there is one of that name */
        public boolean addOnce(String name) {
            return getEntityManager()
                            .createNativeQuery("INSERT IGNORE INTO domain (name) VALUES (:name)")
                            .setParameter("name", name)
                            .executeUpdate()
                    == 1;
        }
    }
}
