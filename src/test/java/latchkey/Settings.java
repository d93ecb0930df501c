package latchkey;

import com.tngtech.archunit.core.domain.JavaClass;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import io.smallrye.config.WithUnnamedKey;
import io.smallrye.config.common.utils.StringUtil;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What operators can set: all that the portal reads and that begins with "latchkey.". */
final class Settings {
    private static final Path SOURCES = Path.of("src/main");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(latchkey\\.[a-z.-]+)(?::([^}]*))?}");
    private static final Pattern GIVEN = Pattern.compile("(?m)^(latchkey\\.[a-z.-]+)=(.*)$");
    private static final String KEY = "[a-z0-9-]+";

    private final Map<String, String> defaults = new TreeMap<>();

    /** Of the sources as they are; from where each setting is read does not matter. */
    static Settings read() {
        Settings settings = new Settings();
        PortalClasses.ALL.stream()
                .filter(one -> one.isAnnotatedWith(ConfigMapping.class))
                .map(JavaClass::reflect)
                .forEach(mapping -> settings.addAll(
                        mapping, mapping.getAnnotation(ConfigMapping.class).prefix()));
        PortalClasses.ALL.stream()
                .flatMap(one -> one.getConstructors().stream())
                .flatMap(constructor -> constructor.getParameters().stream())
                .flatMap(parameter -> parameter.tryGetAnnotationOfType(ConfigProperty.class).stream())
                .filter(property -> property.name().startsWith("latchkey."))
                .forEach(property -> settings.add(property.name(), property.defaultValue()));
        settings.addPlaceholders();
        return settings;
    }

    /** A name in which any key may stand is a pattern. By pattern: the default, or nothing. */
    Map<String, String> defaults() {
        return defaults;
    }

    boolean has(String name) {
        return defaults.keySet().stream().anyMatch(name::matches);
    }

    String defaultOf(String name) {
        return defaults.entrySet().stream()
                .filter(setting -> name.matches(setting.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private void addAll(Class<?> mapping, String prefix) {
        for (Method method : mapping.getDeclaredMethods()) {
            String name = method.isAnnotationPresent(WithParentName.class)
                    ? prefix
                    : prefix + "." + StringUtil.skewer(method.getName());
            WithDefault given = method.getAnnotation(WithDefault.class);
            Type type = method.getGenericReturnType();
            if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
                // A key that has a name of its own may be left out.
                String key = method.isAnnotationPresent(WithUnnamedKey.class) ? ".(" + KEY + ".)?" : "." + KEY + ".";
                addKeyed((Class<?>) map.getActualTypeArguments()[1], name + key);
            } else {
                add(name, given == null ? "" : given.value());
            }
        }
    }

    private void addKeyed(Class<?> group, String prefix) {
        Settings within = new Settings();
        within.addAll(group, "");
        within.defaults.forEach((name, value) -> add(prefix + name.substring(1), value));
    }

    private void addPlaceholders() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            Predicate<Path> mayHaveOne = file -> file.toString().matches(".*\\.(java|properties)");
            for (Path file : files.filter(mayHaveOne).toList()) {
                String text = Files.readString(file);
                Stream.of(PLACEHOLDER, GIVEN)
                        .flatMap(pattern -> pattern.matcher(text).results())
                        .forEach(found -> add(found.group(1), found.group(2)));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void add(String name, String value) {
        String known = value == null || value.equals(ConfigProperty.UNCONFIGURED_VALUE) ? "" : value;
        defaults.merge(name, known, (one, other) -> one.isEmpty() ? other : one);
    }
}
