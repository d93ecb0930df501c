package latchkey.site;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What lies in the mail sink. */
public record Mails(Path folder) {
    /** A mail is whole as soon as it has its name, and who waits for one looks again and again. */
    private static final Map<Path, Received> READ = new ConcurrentHashMap<>();

    public static Mails of(Site site) {
        return new Mails(site.parts().mailSink().folder());
    }

    /** A mail as its reader gets it. */
    public record Received(String to, String from, String subject, String plain, String html, String language) {}

    public List<Received> to(String address) {
        return all().stream().filter(mail -> mail.to().equals(address)).toList();
    }

    /** Whoever they are to. */
    public List<Received> all() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .map(file -> READ.computeIfAbsent(file, Mails::read))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Received read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), in);
            return new Received(
                    String.valueOf(message.getAllRecipients()[0]),
                    String.valueOf(message.getFrom()[0]),
                    message.getSubject(),
                    part(message.getContent(), "text/plain"),
                    part(message.getContent(), "text/html"),
                    String.join(",", message.getHeader("Content-Language")));
        } catch (IOException | MessagingException unreadable) {
            throw new AssertionError(file.toString(), unreadable);
        }
    }

    private static String part(Object content, String type) throws MessagingException, IOException {
        if (content instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart part = parts.getBodyPart(i);
                String found = part.isMimeType(type)
                        ? String.valueOf(part.getContent())
                        : part.getContent() instanceof Multipart ? part(part.getContent(), type) : "";
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}
