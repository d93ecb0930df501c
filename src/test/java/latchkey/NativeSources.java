package latchkey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The folder that a builder of native images is given: a jar, what it may look up while it runs, and how to build. */
record NativeSources(Path folder) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static NativeSources ofThisBuild() {
        return new NativeSources(Path.of(System.getProperty("latchkey.target", "target"), "native-sources"));
    }

    /** One argument of the builder a line. */
    List<String> arguments() {
        try {
            return List.of(
                    Files.readString(folder.resolve("native-image.args")).trim().split("\\s+"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the types that can be looked up by name, made and read while it runs. */
    Set<String> reflection() {
        return texts(read("META-INF/native-image/reflect-config.json"), "name");
    }

    /** Of these files on the class path, those that the executable would not have. */
    Set<String> notIncluded(Stream<String> files) {
        List<Pattern> included =
                texts(read("META-INF/native-image/resource-config.json").at("/resources/includes"), "pattern").stream()
                        .map(Pattern::compile)
                        .toList();
        return files.filter(file ->
                        included.stream().noneMatch(each -> each.matcher(file).matches()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those that are built in, by the names of their files. */
    Set<String> libraries() {
        try (Stream<Path> files = Files.list(folder.resolve("lib"))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String entry) {
        try (JarFile jar = jar()) {
            return jar.getEntry(entry) != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode read(String entry) {
        try (JarFile jar = jar();
                InputStream text = jar.getInputStream(jar.getEntry(entry))) {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JarFile jar() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return new JarFile(files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow()
                    .toFile());
        }
    }

    private static Set<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(each -> each.get(field).asText())
                .collect(Collectors.toSet());
    }
}
