package latchkey.parts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A directory of a site: Debian's OpenLDAP with one entry for each mailbox. */
public final class Slapd {
    private static final Path PROGRAM = Path.of("/usr/sbin/slapd");

    private final Path folder;
    private final ChildProcess process;
    private final int port;
    private final Path homes;

    Slapd(Run run, int port) {
        this.folder = run.folder().resolve("slapd");
        this.process = new ChildProcess(run, 20, "slapd");
        this.port = port;
        this.homes = MailSite.homes(run);
    }

    public void start(Collection<SiteMailbox> mailboxes) {
        if (!Files.isExecutable(PROGRAM)) {
            throw new CannotStart("OpenLDAP is not installed: sh src/test/sh/system-packages verify");
        }
        Folders.delete(folder);
        Folders.make(folder.resolve("data"));
        Folders.delete(folder);
        Folders.make(folder.resolve("data"));
        Path templates = Project.file("src/test/resources/parts/mail-site");
        Path config = Folders.write(
                folder.resolve("slapd.conf"),
                Folders.read(templates.resolve("slapd.conf")).replace("@folder@", folder.toString()));
        Path people = Folders.write(
                folder.resolve("people.ldif"),
                Folders.read(templates.resolve("people.ldif"))
                        + mailboxes.stream().map(this::entry).collect(Collectors.joining()));
        new Command(
                        List.of("/usr/sbin/slapadd", "-q", "-f", config.toString(), "-l", people.toString()),
                        folder.resolve("slapadd.log"))
                .run(Duration.ofSeconds(60));
        process.start(
                List.of(PROGRAM.toString(), "-d", "0", "-f", config.toString(), "-h", "ldap://127.0.0.1:" + port),
                Map.of());
        waitUntilReady();
    }

    public void startAgain() {
        process.start();
        waitUntilReady();
    }

    public void stop() {
        process.stop();
    }

    /** It is there and does not answer, until {@link #thaw}. */
    public void freeze() {
        process.freeze();
    }

    public void thaw() {
        process.thaw();
    }

    public String url() {
        return "ldap://127.0.0.1:" + port;
    }

    private void waitUntilReady() {
        process.waitUntil(Duration.ofSeconds(30), () -> {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            } catch (IOException e) {
                return false;
            }
        });
    }

    private String entry(SiteMailbox mailbox) {
        // A mail attribute is ASCII, and not found by anything else.
        String names = mailbox.names().stream()
                .filter(name -> !name.equals(mailbox.uid()))
                .map(name -> attribute(name.chars().allMatch(character -> character < 128) ? "mail" : "cn", name))
                .collect(Collectors.joining());
        return "\n"
                + attribute("dn", "uid=" + mailbox.uid() + ",ou=people,dc=example,dc=org")
                + "objectClass: inetOrgPerson\nobjectClass: posixAccount\n"
                + attribute("uid", mailbox.uid())
                + attribute("cn", mailbox.uid())
                + attribute("sn", mailbox.uid())
                + names
                + attribute("userPassword", mailbox.mainPassword())
                + attribute("employeeType", mailbox.active() ? "active" : "left")
                + attribute("departmentNumber", SiteMailbox.QUOTA_RULE)
                + "uidNumber: " + SiteMailbox.SYSTEM_ID + "\ngidNumber: " + SiteMailbox.SYSTEM_ID + "\n"
                + attribute("homeDirectory", homes.resolve(mailbox.uid()).toString());
    }

    /** In base64, since a value may begin with anything. */
    private static String attribute(String name, String value) {
        return name + ":: " + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)) + "\n";
    }
}
