package latchkey.parts;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import latchkey.parts.Ports.Listener;

/** Debian's nginx with a file of {@code deployment}; only ports, names of files and the host are others. */
public final class Nginx implements AutoCloseable {
    /** In the certificate. */
    public static final String HOST = "localhost";

    private static final Path PROGRAM = Path.of("/usr/sbin/nginx");

    /** As Debian's own, cut down. */
    private static final String MAIN = """
            daemon off;
            pid @folder@/nginx.pid;
            error_log stderr warn;
            @user@
            worker_processes 1;
            events {}
            http {
                client_body_temp_path @folder@/body;
                proxy_temp_path @folder@/proxy;
                fastcgi_temp_path @folder@/fastcgi;
                uwsgi_temp_path @folder@/uwsgi;
                scgi_temp_path @folder@/scgi;
                access_log off;
                gzip on;
                include @folder@/latchkey.conf;
            }
            """;

    /** What mailcow's nginx reads after our file: its own site, of which only a word is here. */
    private static final String MAILCOW = """

            server {
                @listen@
                server_name mail.example.org autodiscover.* autoconfig.*;
                ssl_certificate @certificate@;
                ssl_certificate_key @key@;
                include @folder@/sites-default.conf;
            }
            """;

    private final ChildProcess process;
    private final Ports ports;
    private final Certificate certificate;
    private final Path folder;

    Nginx(Run run, Ports ports, Certificate certificate) {
        process = new ChildProcess(run, 45, "nginx");
        this.ports = ports;
        this.certificate = certificate;
        folder = Folders.make(run.folder().resolve("nginx"));
    }

    /** In front of these, and of no others any more, with the certificate of the mail server. */
    public void start(Portal... portals) {
        process.stop();
        String servers = List.of(portals).stream()
                .map(portal -> "server " + portal.url().replace("http://", "") + " max_fails=1 fail_timeout=2s;")
                .collect(Collectors.joining("\n    "));
        String once = "server 127.0.0.1:8088 max_fails=0 backup;";
        String more = List.of(portals).stream()
                .map(portal -> once.replace("127.0.0.1:8088", portal.url().replace("http://", "")))
                .collect(Collectors.joining("\n    "));
        String site = Folders.read(Project.file("deployment/proxy/nginx.conf"))
                .replace("server 127.0.0.1:8088 max_fails=1 fail_timeout=2s;", servers)
                .replace(once, more)
                .replaceAll("(?m)^ *listen \\[::\\].*\n", "")
                .replace("/etc/ssl/latchkey/fullchain.pem", certificate.pem().toString())
                .replace("/etc/ssl/latchkey/key.pem", certificate.key().toString())
                .replace("/var/log/nginx", folder.toString());
        start(here(site));
    }

    /** As a mailcow's, which reads the file of {@code deployment/mailcow} before its own sites. */
    public void startInMailcow(Portal portal) {
        process.stop();
        Folders.write(folder.resolve("sites-default.conf"), "location / { return 200 'mailcow'; }\n");
        String listen = "listen 80;\n    listen 443 ssl;";
        String site = Folders.read(Project.file("deployment/mailcow/nginx-latchkey.conf"))
                // Known from 1.25 on.
                .replaceAll("(?m)^ *http2 on;\n", "")
                .replace("http://latchkey:8088", portal.url())
                .replace("/etc/nginx/includes", folder.toString())
                .replace(
                        "/var/log/nginx/access.log",
                        folder.resolve("latchkey.log").toString())
                .replace(
                        "/var/log/nginx/error.log",
                        folder.resolve("latchkey-error.log").toString())
                .replace("/etc/ssl/mail/cert.pem", certificate.pem().toString())
                .replace("/etc/ssl/mail/key.pem", certificate.key().toString());
        start(here(site
                + MAILCOW.replace("@listen@", listen)
                        .replace("@certificate@", certificate.pem().toString())
                        .replace("@key@", certificate.key().toString())
                        .replace("@folder@", folder.toString())));
    }

    /** On ports that are free, and with the name that is in the certificate. */
    private String here(String site) {
        return site.replace("listen 443 ssl", "listen 127.0.0.1:" + ports.of(Listener.HTTPS) + " ssl")
                .replace("listen 80;", "listen 127.0.0.1:" + ports.of(Listener.HTTP) + ";")
                .replace("server_name latchkey.example.org", "server_name " + HOST);
    }

    private void start(String site) {
        Folders.write(folder.resolve("latchkey.conf"), site);
        String user = System.getProperty("user.name").equals("root") ? "user root;" : "";
        Path main = Folders.write(
                folder.resolve("nginx.conf"),
                MAIN.replace("@folder@", folder.toString()).replace("@user@", user));
        process.start(List.of(PROGRAM.toString(), "-p", folder.toString(), "-c", main.toString()), Map.of());
        process.waitUntil(Duration.ofSeconds(10), () -> Dovecot.listens(ports.of(Listener.HTTPS)));
    }

    public String url() {
        return "https://" + HOST + ":" + ports.of(Listener.HTTPS);
    }

    public int httpsPort() {
        return ports.of(Listener.HTTPS);
    }

    public int httpPort() {
        return ports.of(Listener.HTTP);
    }

    /** What an operator finds of requests. */
    public String log() {
        return Folders.read(folder.resolve("latchkey.log"));
    }

    public String errorLog() {
        return Folders.read(folder.resolve("latchkey-error.log"));
    }

    @Override
    public void close() {
        process.stop();
    }
}
