package latchkey.parts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Debian 12's Dovecot, installed on this machine, and Debian 13's, in a folder. */
public enum DovecotVersion {
    V2_3("2.3") {
        @Override
        List<String> command(Path open, List<String> words) {
            return words;
        }

        @Override
        List<String> beside(ProcessId server, List<String> words) {
            return words;
        }
    },
    V2_4("2.4") {
        @Override
        List<String> command(Path open, List<String> words) {
            return Debian13.made().inside(open, words);
        }

        @Override
        List<String> beside(ProcessId server, List<String> words) {
            List<String> command = new ArrayList<>(List.of("nsenter", "-t", Long.toString(server.pid()), "-m", "-r"));
            command.addAll(words);
            return command;
        }
    };

    private final String number;

    DovecotVersion(String number) {
        this.number = number;
    }

    abstract List<String> command(Path open, List<String> words);

    /** A command that sees what the running server sees. */
    abstract List<String> beside(ProcessId server, List<String> words);

    public String number() {
        return number;
    }
}
