package latchkey.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocketFactory;
import latchkey.parts.Ports.Listener;

/** A Dovecot that a site has had for years, without Latchkey at first; made by {@link MailSites}. In clear, on loopback. */
public final class MailSite implements AnyDovecot {
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);
    /** 2.4 answers "temporary failure" where more want a worker at once than there may be. */
    private static final int CLIENTS = 3;

    private static final String FINGERPRINT_KEY = "0123456789abcdef0123456789abcdef";

    private final Run run;
    private final MariaDb mariaDb;
    private final DovecotVersion version;
    private final ExistingPassdb existing;
    private final Path folder;
    private final Ports ports = Ports.free();
    private final ChildProcess process;
    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS, work -> {
        Thread thread = new Thread(work, "client");
        thread.setDaemon(true);
        return thread;
    });
    private final SiteConfig texts;

    MailSite(Run run, MariaDb mariaDb, DovecotVersion version, ExistingPassdb existing, int directory, int provider) {
        String name = existing.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "-" + version.number();
        this.run = run;
        this.mariaDb = mariaDb;
        this.version = version;
        this.existing = existing;
        this.folder = run.open().resolve(name);
        this.process = new ChildProcess(run, 30, "dovecot-" + name);
        Map<String, String> words = Map.of(
                "folder", folder.toString(),
                "homes", homes(run).toString(),
                "ldap", Integer.toString(directory),
                "provider", Integer.toString(provider),
                "imap", Integer.toString(ports.of(Listener.IMAPS)),
                "pop3", Integer.toString(ports.of(Listener.POP3S)),
                "submission", Integer.toString(ports.of(Listener.SUBMISSIONS)));
        this.texts = new SiteConfig(version, existing, words);
    }

    static Path homes(Run run) {
        return run.open().resolve("homes");
    }

    /** Writes the site as it was before anybody thought of Latchkey. */
    void make(Collection<SiteMailbox> mailboxes, Map<String, String> masters) {
        Folders.make(folder);
        Folders.make(homes(run));
        Folders.permit(homes(run), "rwxrwxrwx");
        Folders.write(
                folder.resolve("passwd"),
                mailboxes.stream()
                        .filter(mailbox -> existing != ExistingPassdb.FILE_THEN_LDAP
                                || !mailbox.uid().equals("alice"))
                        .map(mailbox -> mailbox.passwdLines(homes(run), version))
                        .collect(Collectors.joining()));
        Folders.write(
                folder.resolve("masters"),
                masters.entrySet().stream()
                        .map(master -> master.getKey() + ":{PLAIN}" + master.getValue() + "\n")
                        .collect(Collectors.joining()));
        texts.more().forEach((file, text) -> Folders.write(folder.resolve(file), text));
        Folders.write(folder.resolve("dovecot.conf"), texts.main());
        Folders.write(folder.resolve("userdb.conf"), texts.userdb());
        noPenalty();
        withoutLatchkey();
    }

    /** As the README says under "Steps": the files, and the passdb moved into the chain. Takes a restart to act. */
    public void install() {
        Path latchkey = Folders.make(latchkeyFolder());
        Path deployment = Project.file("deployment/dovecot");
        for (String lua : Project.LUA) {
            Folders.write(latchkey.resolve(lua), Folders.read(deployment.resolve(lua)));
        }
        Folders.write(
                latchkey.resolve("dovecot-latchkey.conf"),
                Folders.read(deployment.resolve(version.number() + "/dovecot-latchkey.conf"))
                        .replace("/etc/dovecot/latchkey", latchkey.toString()));
        Folders.write(latchkey.resolve("existing-passdb.conf"), texts.passdb(true));
        reachDatabaseAt("127.0.0.1", mariaDb.port());
        Folders.write(folder.resolve("passdb.conf"), "!include latchkey/dovecot-latchkey.conf\n");
    }

    /** One of the installed files is gone. Takes a restart to act. */
    public void without(String file) {
        Folders.delete(latchkeyFolder().resolve(file));
    }

    /** One of the installed files reads otherwise. Takes a restart to act. */
    public void change(String file, UnaryOperator<String> how) {
        Path path = latchkeyFolder().resolve(file);
        String before = Folders.read(path);
        String after = how.apply(before);
        if (after.equals(before)) {
            throw new IllegalArgumentException(file + " does not hold what is to be changed");
        }
        Folders.write(path, after);
    }

    /** A file of the operator's beside the others. Takes a restart to act. */
    public void include(String file, String text) {
        Folders.write(folder.resolve(file), text);
        Folders.write(config(), Folders.read(config()) + "\n!include " + file + "\n");
    }

    /** As "Taking it out" says. Takes a restart to act. */
    public void withoutLatchkey() {
        Folders.write(folder.resolve("passdb.conf"), texts.passdb(false));
    }

    /** Where the scripts connect to; new workers only. */
    public void reachDatabaseAt(String host, int port) {
        Folders.write(latchkeyFolder().resolve("latchkey.conf.lua"), """
                return {
                    source = "dovecot",
                    host = "%s",
                    port = %d,
                    database = "latchkey",
                    user = "%s",
                    password = "%s",
                    fingerprint_key = "%s",
                    several_passdbs = %b,
                }
                """.formatted(
                        host,
                        port,
                        MariaDb.DOVECOT,
                        MariaDb.password(MariaDb.DOVECOT),
                        FINGERPRINT_KEY,
                        existing == ExistingPassdb.FILE_THEN_LDAP));
    }

    public void start() {
        process.start(
                version.command(run.open(), List.of("/usr/sbin/dovecot", "-F", "-c", config().toString())), Map.of());
        process.waitUntil(STARTS_WITHIN, () -> Files.exists(saslSocket()) && answers());
    }

    public void stop() {
        process.stop();
    }

    public void restart() {
        stop();
        start();
    }

    /** {@code doveadm reload}. */
    public void reload() {
        doveadm("reload");
    }

    /** What {@code doveadm} prints, with its exit code in front and without its warnings. */
    public String doveadm(String... arguments) {
        List<String> command = new ArrayList<>(List.of("doveadm", "-c", config().toString()));
        command.addAll(List.of(arguments));
        try {
            Process doveadm = new ProcessBuilder(version.beside(process.id().orElseThrow(), command))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectInput(new java.io.File("/dev/null"))
                    .start();
            String printed =
                    new String(doveadm.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return doveadm.waitFor() + ": " + printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted while doveadm ran", e);
        }
    }

    /** A mail client that logs in without TLS, which loopback may. */
    @Override
    public MailLogin client() {
        return MailLogin.inClear(ports);
    }

    public AuthMaster authMaster() {
        return new AuthMaster(folder.resolve("run/auth-userdb"));
    }

    @Override
    public SaslLogin sasl() {
        return new SaslLogin(saslSocket());
    }

    /** As many at once as it can bear; 2.3 takes its time over each refusal. */
    public ExecutorService clients() {
        return clients;
    }

    public DovecotVersion version() {
        return version;
    }

    public ExistingPassdb existing() {
        return existing;
    }

    public Path latchkeyFolder() {
        return folder.resolve("latchkey");
    }

    public Path log() {
        return process.log();
    }

    @Override
    public String toString() {
        return version.number() + " " + existing;
    }

    private Path config() {
        return folder.resolve("dovecot.conf");
    }

    private Path saslSocket() {
        return folder.resolve("sasl");
    }

    private boolean answers() {
        try (LineSocket socket = new LineSocket(
                (SSLSocketFactory) SSLSocketFactory.getDefault(), "127.0.0.1", ports.of(Listener.IMAPS))) {
            return !socket.hear().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /** A link to itself: the auth process gives up on it at once, where a missing socket is tried for six seconds. */
    private void noPenalty() {
        Path socket = Folders.make(folder.resolve("run")).resolve("anvil-auth-penalty");
        try {
            Files.createSymbolicLink(socket, socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
