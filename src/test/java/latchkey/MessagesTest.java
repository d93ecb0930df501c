package latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every message has words, in English in the interface and in each further language in a file of its own. */
class MessagesTest {
    private static final Path RESOURCES = Path.of("src/main/resources");

    static List<Class<?>> bundles() {
        return new ClassFileImporter()
                .importUrl(Latchkey.class.getProtectionDomain().getCodeSource().getLocation()).stream()
                        .filter(one -> one.isAnnotatedWith(MessageBundle.class))
                        .<Class<?>>map(one -> one.reflect())
                        .toList();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyMessageIsWrittenInEnglish(Class<?> bundle) {
        assertThat(Arrays.stream(bundle.getDeclaredMethods())
                        .filter(method -> !isWritten(method))
                        .map(Method::getName))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyMessageIsWrittenInEachFurtherLanguage(Class<?> bundle) throws IOException {
        for (String language : furtherLanguages()) {
            Set<String> missing = new TreeSet<>(names(bundle));
            missing.removeAll(written(bundle, language));

            assertThat(missing).as("%s in %s", bundle.getSimpleName(), language).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void aLanguageThatHasAFileIsOffered(Class<?> bundle) throws IOException {
        String begin = name(bundle) + "_";
        Path folder = RESOURCES.resolve("messages");
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                Set<String> offered = Set.copyOf(languages());
                assertThat(files.map(file -> file.getFileName().toString())
                                .filter(file -> file.startsWith(begin))
                                .map(file -> file.substring(begin.length()).replace(".properties", "")))
                        .allMatch(offered::contains);
            }
        }
    }

    @Test
    void thereAreMessagesAtAll() throws IOException {
        assertThat(bundles()).hasSizeGreaterThan(5);
        assertThat(languages()).contains(Locale.ENGLISH.toLanguageTag());
    }

    private static boolean isWritten(Method method) {
        Message message = method.getAnnotation(Message.class);
        return message != null && !message.value().isBlank() && !message.value().equals(Message.DEFAULT_VALUE);
    }

    private static Set<String> names(Class<?> bundle) {
        return Arrays.stream(bundle.getDeclaredMethods()).map(Method::getName).collect(Collectors.toSet());
    }

    private static Set<String> written(Class<?> bundle, String language) throws IOException {
        Path file = RESOURCES.resolve("messages").resolve(name(bundle) + "_" + language + ".properties");
        assertThat(file).isRegularFile();
        return properties(file).entrySet().stream()
                .filter(entry -> !entry.getValue().toString().isBlank())
                .map(entry -> entry.getKey().toString())
                .collect(Collectors.toSet());
    }

    private static String name(Class<?> bundle) {
        return bundle.getAnnotation(MessageBundle.class).value();
    }

    private static List<String> furtherLanguages() throws IOException {
        return languages().stream()
                .filter(language -> !language.equals(Locale.ENGLISH.toLanguageTag()))
                .toList();
    }

    private static List<String> languages() throws IOException {
        return List.of(properties(RESOURCES.resolve("application.properties"))
                .getProperty("quarkus.locales")
                .split(",", -1));
    }

    private static Properties properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        return properties;
    }
}
