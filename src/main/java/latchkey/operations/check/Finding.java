package latchkey.operations.check;

import java.util.List;
import java.util.stream.Stream;

/**
 * How it stands with a check, in sentences that each reader is told in his language.
 *
 * @param found what was seen
 * @param toDo the way out; not told while all is well
 */
record Finding(Check check, State state, List<Sentence> found, Sentence toDo) {
    interface Sentence {
        String in(CheckMessages say);
    }

    static Finding of(Check check, State state, Sentence found) {
        return new Finding(check, state, List.of(found), say -> say.toDo(check));
    }

    static Finding of(Check check, State state, List<Sentence> found) {
        return new Finding(check, state, found, say -> say.toDo(check));
    }

    /** With what another replica sees. */
    Finding and(State state, Sentence more) {
        return new Finding(
                check,
                this.state.or(state),
                Stream.concat(found.stream(), Stream.of(more)).toList(),
                toDo);
    }
}
