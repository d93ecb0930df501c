package latchkey.helpdesk.nudge;

import java.util.List;
import java.util.Optional;
import latchkey.account.Correspondent;
import latchkey.helpdesk.nudge.Facts.Program;

/**
 * Whether and how the owner of an account is nudged.
 *
 * @param to who gets a mail; nobody where a letter is printed
 * @param programs what he is told of
 */
record Choice(Optional<Way> way, Optional<Why> why, List<Correspondent> to, List<Program> programs) {
    static Choice left(Why why) {
        return new Choice(Optional.empty(), Optional.of(why), List.of(), List.of());
    }

    static Choice by(Way way, List<Correspondent> to, List<Program> programs) {
        return new Choice(Optional.of(way), Optional.empty(), to, programs);
    }
}
