package latchkey.parts;

import java.io.IOException;
import java.nio.file.Path;

/** Asks Dovecot about a person without any password, as LMTP, a proxy and delivery do. */
public record AuthMaster(Path socket) {

    /** Where mail for this person goes: the passdb's fields. */
    public String passdb(String service, String user) {
        return ask("PASS", service, user);
    }

    /** Where this person's mail lies: the userdb's fields. */
    public String userdb(String service, String user) {
        return ask("USER", service, user);
    }

    /** @return {@code found} and the fields, {@code unknown}, or {@code failed} */
    private String ask(String what, String service, String user) {
        try (UnixLines lines = new UnixLines(socket)) {
            lines.say("VERSION\t1\t1\n" + what + "\t1\t" + user + "\tservice=" + service + "\n");
            while (true) {
                String[] words = lines.hear().split("\t", 3);
                String rest = words.length == 3 ? " " + words[2] : "";
                switch (words[0]) {
                    case "PASS", "USER" -> {
                        return "found" + rest;
                    }
                    case "NOTFOUND" -> {
                        return "unknown" + rest;
                    }
                    case "FAIL" -> {
                        return "failed" + rest;
                    }
                    default -> {
                        // The greeting.
                    }
                }
            }
        } catch (IOException e) {
            return "no answer: " + e.getMessage();
        }
    }
}
