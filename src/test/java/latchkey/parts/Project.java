package latchkey.parts;

import java.nio.file.Path;
import java.util.List;

/** The files of the working tree that parts are made from. */
final class Project {
    /** All scripts that lie beside each other on a mail server. */
    static final List<String> LUA = List.of(
            "latchkey.lua", "latchkey-first.lua", "latchkey-after.lua", "latchkey-last.lua", "latchkey-common.lua");

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
