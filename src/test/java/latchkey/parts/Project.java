package latchkey.parts;

import java.nio.file.Path;

/** The files of the working tree that parts are made from. */
final class Project {
    private Project() {}

    static Path file(String path) {
        return Path.of(System.getProperty("latchkey.basedir", ""))
                .toAbsolutePath()
                .resolve(path)
                .normalize();
    }

    /** Where the packaged application lies. */
    static Path target() {
        return file(System.getProperty("latchkey.target", "target"));
    }
}
