package latchkey.parts;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import latchkey.parts.Ports.Listener;

/** Takes any mail by SMTP and puts it into a folder, a file each; nothing goes anywhere. */
public final class MailSink {
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(20);
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Path folder;
    private final int port;

    MailSink(Run run, Ports ports) {
        this.folder = run.open().resolve("mails");
        this.port = ports.of(Listener.MAIL_SINK);
    }

    /** It lives in this JVM and ends with it. */
    void start() {
        Folders.make(folder);
        GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        // Its threads take after the one that starts it: they must not keep the JVM alive.
        Thread starter = new Thread(server::start, "mail-sink");
        starter.setDaemon(true);
        // And what they look up by it: that of a test which has ended by then finds nothing.
        starter.setContextClassLoader(GreenMail.class.getClassLoader());
        starter.start();
        try {
            starter.join(STARTS_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!server.isRunning()) {
            throw new CannotStart("The mail sink does not start on port " + port);
        }
        server.getUserManager().setMessageDeliveryHandler((message, recipient) -> {
            write(message.getMessage());
            String login = recipient.getEmail();
            return server.setUser(login, login, "not used");
        });
    }

    /** Where the mails lie, in the order of their names. */
    public Path folder() {
        return folder;
    }

    public int port() {
        return port;
    }

    /** First under a name that nobody looks for, so that no half mail is read. */
    private void write(MimeMessage message) throws MessagingException {
        String name = "%05d.eml".formatted(COUNT.incrementAndGet());
        try {
            Path half = folder.resolve("." + name);
            try (OutputStream file = Files.newOutputStream(half)) {
                message.writeTo(file);
            }
            Files.move(half, folder.resolve(name));
        } catch (IOException e) {
            throw new MessagingException("cannot write " + name, e);
        }
    }
}
