package latchkey.notice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A mail program that the mail server refuses, as a mail tells of it.
 *
 * @param reason its key
 * @param client what it calls itself; absent if that is not known, or more than a name
 */
public record RefusedProgram(String reason, Optional<String> client) {
    /** Who has more of them is helped by one mail all the same. */
    private static final int MOST = 4;

    private static final int LONGEST = 400;
    private static final String BETWEEN = "\n";

    public RefusedProgram {
        client = client.filter(ClientLogin::isName);
    }

    /** As much as a mail keeps of them, each once. */
    public static String thing(List<RefusedProgram> programs) {
        List<String> told = new ArrayList<>();
        programs.stream()
                .map(program -> program.reason + "\t" + program.client.orElse(""))
                .distinct()
                .limit(MOST)
                .filter(text -> String.join(BETWEEN, told).length() + text.length() < LONGEST)
                .forEach(told::add);
        return String.join(BETWEEN, told);
    }

    static List<RefusedProgram> of(String thing) {
        return Arrays.stream(thing.split(BETWEEN, -1))
                .map(text -> text.split("\t", 2))
                .map(fields -> new RefusedProgram(
                        fields[0],
                        Optional.of(fields.length > 1 ? fields[1] : "").filter(name -> !name.isEmpty())))
                .toList();
    }
}
