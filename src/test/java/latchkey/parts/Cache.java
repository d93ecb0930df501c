package latchkey.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the next start can use again: unpacked and built programs. Outside of {@code target}, so it survives a clean. */
record Cache(Path folder) {
    private static final Pattern HALF_DONE = Pattern.compile("\\..+\\.half-(\\d+)");

    static Cache ofThisUser() {
        Path base = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(named -> !named.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
        return new Cache(Folders.make(base.resolve("latchkey")));
    }

    /** Makes an entry once, under another name first: a start killed on the way leaves nothing that looks whole. */
    Path entry(String name, Consumer<Path> maker) {
        // The same object for every class loader of this JVM: parts start side by side.
        synchronized (("latchkey.cache." + name).intern()) {
            return made(name, maker);
        }
    }

    private Path made(String name, Consumer<Path> maker) {
        Path whole = folder.resolve(name);
        if (Files.isDirectory(whole)) {
            return whole;
        }
        throwAwayHalfDone();
        Path half =
                folder.resolve("." + name + ".half-" + ProcessHandle.current().pid());
        Folders.delete(half);
        Folders.make(half);
        maker.accept(half);
        try {
            return Files.move(half, whole, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(whole)) {
                throw new UncheckedIOException(e);
            }
            // Another start beside this one was quicker; its entry is as good.
            Folders.delete(half);
            return whole;
        }
    }

    private void throwAwayHalfDone() {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> abandoned = entries.filter(Cache::abandoned).toList();
            abandoned.forEach(Folders::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean abandoned(Path entry) {
        Matcher half = HALF_DONE.matcher(entry.getFileName().toString());
        return half.matches() && ProcessHandle.of(Long.parseLong(half.group(1))).isEmpty();
    }
}
