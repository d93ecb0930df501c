package latchkey.operations.start;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Addresses that lead nowhere, which would be found out only when the portal wants to go there, or not be understood at all. */
final class Addresses implements Check {
    private static final String PROXIES = "latchkey.trusted-proxies";
    private static final String LANGUAGE = "latchkey.mail.language";
    private static final Set<String> LANGUAGES = Set.of("en", "de", "zh");
    private static final String SECRETS = "smallrye.config.source.file.locations";
    private static final List<String> WEB =
            List.of("latchkey.mail.portal", "latchkey.alarm.webhook", "latchkey.kick.url");
    private static final Pattern OF_A_MAIL_SERVER =
            Pattern.compile("latchkey\\.(mailcow\\.(.+\\.)?|flush\\.doveadm\\..+\\.)url");
    private static final List<String> MAILBOXES = List.of("latchkey.mail.from", "latchkey.check.address");
    private static final Pattern MAILBOX = Pattern.compile("(.*<)?[^\\s@<>,]+@[^\\s@<>,]+>?");
    private static final Pattern NETWORK = Pattern.compile("([0-9a-fA-F:.]+)/([0-9]{1,3})");
    private static final int BITS = 32;
    private static final int BITS_OF_V6 = 128;

    @Override
    public List<Fault> faults(Given given) {
        List<Fault> faults = new ArrayList<>();
        Stream.concat(WEB.stream(), given.names(OF_A_MAIL_SERVER))
                .forEach(setting -> given.text(setting)
                        .filter(text -> !isOfTheWeb(text))
                        .ifPresent(text -> faults.add(new Fault(
                                setting,
                                "is no address on the web",
                                "Write all of it, beginning with https:// or http://"))));
        MAILBOXES.forEach(setting -> given.text(setting)
                .filter(text -> !MAILBOX.matcher(text).matches())
                .ifPresent(text -> faults.add(noMailbox(setting, text))));
        given.list("latchkey.alarm.mail-to").stream()
                .filter(text -> !MAILBOX.matcher(text).matches())
                .forEach(text -> faults.add(noMailbox("latchkey.alarm.mail-to", text)));
        given.text(LANGUAGE)
                .filter(language -> !LANGUAGES.contains(language))
                .ifPresent(language -> faults.add(new Fault(
                        LANGUAGE,
                        "is \"" + language + "\", which the portal does not speak",
                        "Set it to en, de or zh")));
        given.list(PROXIES).stream()
                .filter(proxy -> !mayBeAProxy(proxy))
                .forEach(proxy -> faults.add(new Fault(
                        PROXIES,
                        "holds \"" + proxy + "\", which is neither an address nor a network",
                        "Write addresses or networks such as 10.0.0.0/24, with commas between them")));
        given.list(SECRETS).stream()
                .flatMap(folder -> unreadable(folder).stream())
                .forEach(what -> faults.add(new Fault(
                        SECRETS,
                        "names " + what + ", which is not there or not to be read by this user",
                        "Correct it")));
        return faults;
    }

    private static Fault noMailbox(String setting, String text) {
        return new Fault(
                setting, "is \"" + text + "\", which is no mail address", "Set it to one, such as a@example.org");
    }

    private static boolean isOfTheWeb(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (URISyntaxException none) {
            return false;
        }
    }

    private static boolean mayBeAProxy(String text) {
        Matcher network = NETWORK.matcher(text);
        return network.matches()
                ? Integer.parseInt(network.group(2)) <= (network.group(1).contains(":") ? BITS_OF_V6 : BITS)
                : !text.contains("/") && !text.contains(" ");
    }

    /** A folder of secrets, or one of its files. */
    private static Optional<Path> unreadable(String folder) {
        Path path = Path.of(folder.replaceFirst("^file:(//)?", ""));
        if (!Files.isDirectory(path) || !Files.isReadable(path)) {
            return Optional.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> !Files.isReadable(file)).findFirst();
        } catch (IOException gone) {
            return Optional.of(path);
        }
    }
}
