package latchkey.parts;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import latchkey.parts.Ports.Listener;

/** A mail server that one test has for itself beside the shared one, to break what it likes in it. */
public final class OwnDovecot implements AnyDovecot, AutoCloseable {
    private static final Path DEPLOYMENT = Project.file("deployment/dovecot");

    private final ChildProcess process;
    private final Path folder;
    private final Path log;
    private final Ports ports;
    private final Certificate ofShared;
    private final Map<String, String> texts = new LinkedHashMap<>();

    OwnDovecot(Run run, Ports shared, String name) {
        process = new ChildProcess(run, 31, "dovecot-" + name);
        folder = Folders.make(run.open().resolve(name));
        ofShared = new Certificate(run.open().resolve("dovecot"));
        Map<Listener, Integer> numbers = new HashMap<>(Ports.free().numbers());
        numbers.put(Listener.MAIL_SINK, shared.of(Listener.MAIL_SINK));
        ports = new Ports(numbers);
        Path latchkey = folder.resolve("latchkey");
        for (String lua : Project.LUA) {
            texts.put("latchkey/" + lua, Folders.read(DEPLOYMENT.resolve(lua)));
        }
        texts.put(
                "latchkey/dovecot-latchkey.conf",
                Folders.read(DEPLOYMENT.resolve("2.3/dovecot-latchkey.conf"))
                        .replace("/etc/dovecot/latchkey", latchkey.toString()));
        log = run.log(process.name() + "-server");
        texts.put("dovecot.conf", Dovecot.filledIn(folder, log, ports));
    }

    /** @param way to the database, as lines of latchkey.conf.lua */
    public OwnDovecot asking(String way) {
        texts.put("latchkey/latchkey.conf.lua", """
            return {
                source = "own",
                database = "latchkey",
                user = "%s",
                password = "%s",
                fingerprint_key = "0123456789abcdef0123456789abcdef",
                %s
            }
            """.formatted(MariaDb.DOVECOT, MariaDb.password(MariaDb.DOVECOT), way));
        return this;
    }

    /** @param passdb driver and arguments; the three lines about its results are added */
    public OwnDovecot beside(String passdb) {
        texts.put("latchkey/existing-passdb.conf", """
            passdb {
              %s
              result_success = continue-ok
              result_failure = return-fail
              result_internalfail = return-fail
            }
            """.formatted(passdb));
        return this;
    }

    /** Beside people in a passwd-file: name as typed to address and main password. */
    public OwnDovecot besidePasswdFile(Map<String, SiteLogin> people) {
        StringBuilder file = new StringBuilder();
        people.forEach((login, who) -> file.append(login)
                .append(':')
                .append(SaltedHash.of(who.mainPassword(), who.address()))
                .append("::::::user=")
                .append(who.address())
                .append('\n'));
        texts.put("passwd", file.toString());
        return beside("driver = passwd-file\n  args = username_format=%Lu " + folder.resolve("passwd"));
    }

    /** Beside a passwd-file with the mailbox of the check logins, which it knows by an alias too. */
    public OwnDovecot besideCheckMailbox() {
        SiteLogin check = new SiteLogin(Dovecot.CHECK_ADDRESS, Dovecot.CHECK_PASSWORD);
        return besidePasswdFile(Map.of(Dovecot.CHECK_ADDRESS, check, Dovecot.CHECK_ALIAS, check));
    }

    /** Beside a directory at this address; search and bind. */
    public OwnDovecot besideDirectory(String uri) {
        texts.put("ldap.conf", """
            uris = %s
            base = dc=example,dc=org
            auth_bind = yes
            pass_filter = (mail=%%u)
            pass_attrs = =user=%%{ldap:uid}@example.org
            """.formatted(uri));
        return beside("driver = ldap\n  args = " + folder.resolve("ldap.conf"));
    }

    /**
     * Asks at this address about each login, remembers for five minutes what was right, and has nothing of the portal's,
     * as a mailcow's Dovecot.
     */
    public OwnDovecot askingMailcow(String url) {
        texts.put(
                "ask-mailcow.lua",
                Folders.read(Project.file("src/test/resources/mailserver/ask-mailcow.lua"))
                        .replace("@url@", url));
        withoutLatchkey();
        texts.put("latchkey/existing-passdb.conf", """
            passdb {
              driver = lua
              args = file=%s blocking=yes cache_key=%%s:%%u:%%w
            }
            auth_cache_size = 10M
            auth_cache_ttl = 300 s
            auth_cache_negative_ttl = 60 s
            """.formatted(folder.resolve("ask-mailcow.lua")));
        return this;
    }

    /** Of its doveadm, over HTTP. */
    public String doveadmUrl() {
        return "http://127.0.0.1:" + ports.of(Listener.DOVEADM) + "/doveadm/v1";
    }

    public int submissionsPort() {
        return ports.of(Listener.SUBMISSIONS);
    }

    /** Somebody as the mail server's own passdb knows him. */
    public record SiteLogin(String address, String mainPassword) {}

    /** For a database that leads mail clients here. */
    public Seed seed(MariaDb mariaDb) {
        return new Seed(mariaDb, ports);
    }

    /** Changes one of its files; a server that runs is told by {@link #reload}. */
    public OwnDovecot changing(String file, UnaryOperator<String> change) {
        texts.computeIfPresent(file, (name, text) -> change.apply(text));
        if (process.alive()) {
            Folders.write(folder.resolve(file), texts.getOrDefault(file, ""));
        }
        return this;
    }

    /** Writes down each hash that its first script has checked. */
    public OwnDovecot countingHashes() {
        texts.put("latchkey/latchkey-counted.lua", Objects.requireNonNull(texts.get("latchkey/latchkey.lua")));
        texts.put(
                "latchkey/latchkey.lua",
                Folders.read(Project.file("src/test/resources/mailserver/count-password-verify.lua")));
        texts.put("latchkey/password-verify.count", "");
        return this;
    }

    /** Of each hash that was checked, the second and the user. */
    public List<String> hashesChecked() {
        return Folders.read(folder.resolve("latchkey/password-verify.count"))
                .lines()
                .toList();
    }

    /** Lacks one of its files; a server that runs is told by {@link #reload}. */
    public OwnDovecot without(String file) {
        texts.remove(file);
        Folders.delete(folder.resolve(file));
        return this;
    }

    public void start() {
        Folders.make(folder.resolve("mail"));
        Folders.permit(folder.resolve("mail"), "rwxrwxrwx");
        Folders.make(folder.resolve("latchkey"));
        new Certificate(folder).copyOf(ofShared);
        texts.forEach((file, text) -> Folders.write(folder.resolve(file), text));
        if (texts.containsKey("latchkey/password-verify.count")) {
            // Its workers are of another user.
            Folders.permit(folder.resolve("latchkey/password-verify.count"), "rw-rw-rw-");
        }
        if (texts.getOrDefault("dovecot.conf", "").contains("anvil-auth-penalty")) {
            Dovecot.noPenalty(folder);
        }
        process.start(
                List.of(
                        "/usr/sbin/dovecot",
                        "-F",
                        "-c",
                        folder.resolve("dovecot.conf").toString()),
                Map.of());
        process.waitUntil(
                Duration.ofSeconds(60),
                () -> Dovecot.listens(ports.of(Listener.IMAPS))
                        && folder.resolve("sasl").toFile().exists());
    }

    public void reload() {
        new Command(
                        List.of("doveadm", "-c", folder.resolve("dovecot.conf").toString(), "reload"),
                        folder.resolve("reload.log"))
                .run(Duration.ofSeconds(20));
    }

    @Override
    public MailLogin client() {
        return new MailLogin(ports, new Certificate(folder).trusted());
    }

    @Override
    public SaslLogin sasl() {
        return new SaslLogin(folder.resolve("sasl"));
    }

    /** Where domains of its own would say that it is. */
    public int imapsPort() {
        return ports.of(Listener.IMAPS);
    }

    /** What it says of logins. */
    public Path log() {
        return log;
    }

    /** How often its log says this so far. */
    public long logged(String text) {
        return Folders.read(log).lines().filter(line -> line.contains(text)).count();
    }

    /** What its auth workers, with the auth process itself, have used of the machine's time. */
    public Duration authCpu() {
        return process.id().map(id -> id.cpuOfSession("auth")).orElse(Duration.ZERO);
    }

    public Path folder() {
        return folder;
    }

    /** The passdb alone, as before an installation. */
    public OwnDovecot withoutLatchkey() {
        texts.put("latchkey/dovecot-latchkey.conf", "imap_id_retain = yes\n!include existing-passdb.conf\n");
        return this;
    }

    @Override
    public void close() {
        process.stop();
        Folders.delete(folder);
    }
}
