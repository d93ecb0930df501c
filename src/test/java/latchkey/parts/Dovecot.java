package latchkey.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import latchkey.parts.Ports.Listener;

/** The mail server: Debian's Dovecot 2.3 with the Lua and the chain of {@code deployment/dovecot}. */
public final class Dovecot {
    static final String CHECK_ADDRESS = "check@example.org";
    static final String CHECK_ALIAS = "check";
    /** As somebody may choose it who does not think of how it is sent. */
    static final String CHECK_PASSWORD = "check \"main 1";

    /** Where the webmail connects from; its host is the second address here. */
    private static final String WEBMAIL = "127.200.0.0/16";

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);
    public static final String DOVEADM_KEY = "doveadm-key-of-the-parts";

    private static final Path PROGRAM = Path.of("/usr/sbin/dovecot");
    private static final String FINGERPRINT_KEY = "0123456789abcdef0123456789abcdef";

    private final Run run;
    private final Ports ports;
    private final MariaDb mariaDb;
    private final ChildProcess process;
    private final Path folder;

    Dovecot(Run run, Ports ports, MariaDb mariaDb) {
        this.run = run;
        this.ports = ports;
        this.mariaDb = mariaDb;
        this.process = new ChildProcess(run, 30, "dovecot");
        this.folder = run.open().resolve("dovecot");
    }

    public void start() {
        if (!Files.isExecutable(PROGRAM)) {
            throw new CannotStart("Dovecot is not installed: sh src/test/sh/system-packages demo");
        }
        Folders.make(folder.resolve("mail"));
        Folders.permit(folder.resolve("mail"), "rwxrwxrwx");
        new Certificate(folder).make();
        chain();
        Folders.write(folder.resolve("dovecot.conf"), filledIn(folder, log(), ports));
        noPenalty(folder);
        process.start(
                List.of(
                        PROGRAM.toString(),
                        "-F",
                        "-c",
                        folder.resolve("dovecot.conf").toString()),
                Map.of());
    }

    /** Starts it again after a {@link #stop}. */
    public void startAgain() {
        process.start();
        waitUntilReady();
    }

    public void waitUntilReady() {
        process.waitUntil(
                STARTS_WITHIN,
                () -> Stream.of(Listener.IMAPS, Listener.SUBMISSIONS, Listener.POP3S, Listener.SIEVE)
                                .allMatch(listener -> listens(ports.of(listener)))
                        && Files.exists(saslSocket()));
    }

    public void stop() {
        process.stop();
    }

    Certificate ownCertificate() {
        return new Certificate(folder);
    }

    /** The certificate that a client has to trust. */
    public Path certificate() {
        return new Certificate(folder).pem();
    }

    public SSLSocketFactory trusted() {
        return new Certificate(folder).trusted();
    }

    /** Where Postfix would ask. */
    public Path saslSocket() {
        return folder.resolve("sasl");
    }

    /** Where it takes an administrator's commands. */
    public String doveadmUrl() {
        return "http://127.0.0.1:" + ports.of(Listener.DOVEADM) + "/doveadm/v1";
    }

    /** Where the chain and the Lua of this server lie, so that a test can change them before a restart. */
    public Path latchkeyFolder() {
        return folder.resolve("latchkey");
    }

    public Path log() {
        return run.log("dovecot-server");
    }

    private void chain() {
        Path latchkey = Folders.make(latchkeyFolder());
        Path deployment = Project.file("deployment/dovecot");
        for (String lua : Project.LUA) {
            Folders.write(latchkey.resolve(lua), Folders.read(deployment.resolve(lua)));
        }
        Folders.write(
                latchkey.resolve("dovecot-latchkey.conf"),
                Folders.read(deployment.resolve("2.3/dovecot-latchkey.conf"))
                        .replace("/etc/dovecot/latchkey", latchkey.toString()));
        Folders.write(latchkey.resolve("latchkey.conf.lua"), """
            return {
                source = "dovecot",
                socket = "%s",
                database = "latchkey",
                user = "%s",
                password = "%s",
                webmail_networks = { "%s" },
                fingerprint_key = "%s",
            }
            """.formatted(
                mariaDb.socket(), MariaDb.DOVECOT, MariaDb.password(MariaDb.DOVECOT), WEBMAIL, FINGERPRINT_KEY));
        Folders.write(latchkey.resolve("existing-passdb.conf"), """
            passdb {
              driver = passwd-file
              args = username_format=%%Lu %s
              result_success = continue-ok
              result_failure = return-fail
              result_internalfail = return-fail
            }
            """.formatted(folder.resolve("passwd")));
        Folders.write(
                folder.resolve("passwd"),
                Stream.of(Person.values()).map(Dovecot::bothNames).collect(Collectors.joining()) + checkMailbox());
    }

    /**
     * Somebody more, known to a running server at once.
     *
     * @return the hash of the main password, for the operator's own table
     */
    public String addMailbox(String address, String mainPassword) {
        addMailboxes(Map.of(address, mainPassword));
        return SaltedHash.of(mainPassword, address);
    }

    /**
     * Many more.
     *
     * @param mainPasswords by address
     */
    public void addMailboxes(Map<String, String> mainPasswords) {
        Folders.append(
                folder.resolve("passwd"),
                mainPasswords.entrySet().stream()
                        .map(one -> one.getKey() + ":" + SaltedHash.of(one.getValue(), one.getKey()) + "::::::user="
                                + one.getKey() + "\n")
                        .collect(Collectors.joining()));
        // It looks at the file once in a second of its clock; somebody added later in that second is seen in the next.
        String any = mainPasswords.keySet().iterator().next();
        if (!Patience.until(Duration.ofSeconds(10), () -> knows(any))) {
            throw new CannotStart("Dovecot does not see " + any + " in its passwd-file: "
                    + Folders.read(folder.resolve("lookup.txt")));
        }
    }

    /** Asked as a delivery would ask: it is no login, and no report is made of it. */
    private boolean knows(String address) {
        try {
            Process lookup = new ProcessBuilder(
                            "doveadm",
                            "-c",
                            folder.resolve("dovecot.conf").toString(),
                            "auth",
                            "lookup",
                            "-x",
                            "service=lmtp",
                            address)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("lookup.txt").toFile())
                    .start();
            return lookup.waitFor(10, TimeUnit.SECONDS) && lookup.exitValue() == 0;
        } catch (IOException e) {
            throw new CannotStart("doveadm cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Of the portal's own check logins; it has an alias that the portal does not know. */
    private static String checkMailbox() {
        String rest = ":" + SaltedHash.of(CHECK_PASSWORD, CHECK_ADDRESS) + "::::::user=" + CHECK_ADDRESS;
        return CHECK_ADDRESS + rest + "\n" + CHECK_ALIAS + rest + "\n";
    }

    /** Everybody logs in by address or by bare name; the portal knows nothing of the latter. */
    private static String bothNames(Person person) {
        String rest = ":" + SaltedHash.of(person.mainPassword(), person.address()) + "::::::user=" + person.address();
        return person.address() + rest + "\n" + person.login() + rest + "\n";
    }

    /** The configuration of a mail server that lives in this folder. */
    static String filledIn(Path folder, Path log, Ports ports) {
        String config = Folders.read(Project.file("src/test/resources/parts/dovecot-2.3.conf"));
        for (Map.Entry<String, String> word : words(folder, log, ports).entrySet()) {
            config = config.replace("@" + word.getKey() + "@", word.getValue());
        }
        return config;
    }

    private static Map<String, String> words(Path folder, Path log, Ports ports) {
        String user = System.getProperty("user.name");
        boolean root = user.equals("root");
        return Map.ofEntries(
                Map.entry("folder", folder.toString()),
                Map.entry("log", log.toString()),
                Map.entry("certificate", new Certificate(folder).pem().toString()),
                Map.entry("key", new Certificate(folder).key().toString()),
                Map.entry("mail_user", root ? "nobody" : user),
                Map.entry("mail_group", root ? "nogroup" : groupOf(folder)),
                Map.entry("mail_sink", ports.text(Listener.MAIL_SINK)),
                Map.entry("imaps", ports.text(Listener.IMAPS)),
                Map.entry("submissions", ports.text(Listener.SUBMISSIONS)),
                Map.entry("pop3s", ports.text(Listener.POP3S)),
                Map.entry("sieve", ports.text(Listener.SIEVE)),
                Map.entry("doveadm", ports.text(Listener.DOVEADM)),
                Map.entry("doveadm_key", DOVEADM_KEY),
                Map.entry("own_user", root ? "" : asOneUser(user, groupOf(folder))));
    }

    /** Without root nobody else can be become, and no root folder be changed. */
    private static String asOneUser(String user, String group) {
        String services = Stream.of(
                        "anvil",
                        "stats",
                        "imap-login",
                        "pop3-login",
                        "submission-login",
                        "managesieve-login",
                        "imap-urlauth-login")
                .map(service -> "service " + service + " {\n  chroot =\n}\n")
                .collect(Collectors.joining());
        return "default_login_user = " + user + "\ndefault_internal_user = " + user + "\ndefault_internal_group = "
                + group + "\n" + services;
    }

    /** A link to itself: the auth process gives up on it at once, where a missing socket is tried for six seconds. */
    static void noPenalty(Path folder) {
        Path socket = Folders.make(folder.resolve("run")).resolve("anvil-auth-penalty");
        try {
            Files.createSymbolicLink(socket, socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String groupOf(Path file) {
        try {
            return Files.readAttributes(file, java.nio.file.attribute.PosixFileAttributes.class)
                    .group()
                    .getName();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
