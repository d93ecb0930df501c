package latchkey;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The messages of one feature, in each language. */
record Bundle(Class<?> type) {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern TAG = Pattern.compile("\\{([^{}]*)\\}");
    private static final Pattern CASE = Pattern.compile("#(is|case)\\b.*");

    /** @return by name of the method */
    Map<String, String> english() {
        Map<String, String> english = new TreeMap<>();
        for (Method method : type.getDeclaredMethods()) {
            Message message = method.getAnnotation(Message.class);
            boolean written = message != null && !message.value().equals(Message.DEFAULT_VALUE);
            english.put(method.getName(), written ? message.value() : "");
        }
        return english;
    }

    /**
     * Constants for which a message that tells them apart has no words of their own.
     *
     * @return by name of the method
     */
    Map<String, Set<String>> constantsWithoutWords() {
        Map<String, Set<String>> without = new TreeMap<>();
        for (Method method : type.getDeclaredMethods()) {
            String english = english().getOrDefault(method.getName(), "");
            for (Parameter parameter : method.getParameters()) {
                if (parameter.getType().isEnum() && english.contains("{#when " + parameter.getName() + "}")) {
                    without.put(
                            method.getName(),
                            Stream.of(parameter.getType().getEnumConstants())
                                    .map(constant -> ((Enum<?>) constant).name())
                                    .filter(name -> !english.contains("{#is " + name + "}"))
                                    .collect(Collectors.toCollection(TreeSet::new)));
                }
            }
        }
        return without;
    }

    Map<String, String> in(String language) {
        Path file = folder().resolve(name() + "_" + language + ".properties");
        if (!Files.exists(file)) {
            return new TreeMap<>();
        }
        return properties(file).entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().toString(),
                        entry -> entry.getValue().toString()));
    }

    /** What is put in, and which cases are told apart. One word may do for one and for many, so conditions do not count. */
    static Set<String> placeholders(String message) {
        return TAG.matcher(message)
                .results()
                .map(tag -> tag.group(1).strip())
                .filter(tag ->
                        CASE.matcher(tag).matches() || !(tag.isEmpty() || tag.startsWith("#") || tag.startsWith("/")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    String name() {
        return type.getAnnotation(MessageBundle.class).value();
    }

    static Path folder() {
        return RESOURCES.resolve("messages");
    }

    static List<String> languages() {
        return List.of(properties(RESOURCES.resolve("application.properties"))
                .getProperty("quarkus.locales")
                .split(",", -1));
    }

    static List<String> furtherLanguages() {
        return languages().stream()
                .filter(language -> !language.equals(Locale.ENGLISH.toLanguageTag()))
                .toList();
    }

    private static Properties properties(Path file) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
            return properties;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
