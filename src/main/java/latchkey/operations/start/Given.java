package latchkey.operations.start;

import io.smallrye.config.ConfigValue;
import io.smallrye.config.SmallRyeConfig;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The settings under check, as text. An empty one is as good as none. */
record Given(SmallRyeConfig config) {
    private static final Pattern MAILCOW = Pattern.compile("latchkey\\.mailcow\\.(?:(.+)\\.)?url");

    Optional<String> text(String name) {
        return Optional.ofNullable(config.getConfigValue(name))
                .map(ConfigValue::getValue)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    String text(String name, String otherwise) {
        return text(name).orElse(otherwise);
    }

    /** Elements of a list, as they are divided by commas. */
    List<String> list(String name) {
        return text(name).stream()
                .flatMap(text -> Stream.of(text.split(",", -1)))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** The value as it is written names a variable that nobody sets. */
    boolean namesNothing(String name) {
        ConfigValue value = config.getConfigValue(name);
        return value != null && value.getRawValue() != null && value.getValue() == null;
    }

    /** Of settings that are made. */
    Stream<String> names(Pattern pattern) {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(pattern.asMatchPredicate())
                // A variable of the environment is named with dots for all underscores too: the address of mailcow's
                // database.
                .filter(name -> !name.endsWith(".database.url"))
                .distinct();
    }

    /** For each mailcow what its settings begin with. */
    List<String> mailcows() {
        return names(MAILCOW)
                .filter(name -> text(name).isPresent())
                .map(name -> name.replaceFirst("url$", ""))
                .toList();
    }
}
