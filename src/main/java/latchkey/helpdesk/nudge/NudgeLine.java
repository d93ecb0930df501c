package latchkey.helpdesk.nudge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import latchkey.attempt.Reason;
import latchkey.helpdesk.nudge.Facts.Program;
import latchkey.shared.MailAddress;

/**
 * An account of a round.
 *
 * @param reasons what its owner is told of
 * @param done whether its turn has come
 * @param nudged whether a mail was written, or a letter printed
 */
public record NudgeLine(
        int number,
        String address,
        Optional<Way> way,
        Optional<Why> why,
        List<Reason> reasons,
        boolean done,
        boolean nudged) {

    /** What is no line is the first one. */
    static int number(Optional<String> text) {
        return text.filter(number -> number.matches("[0-9]{1,6}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    static NudgeLine of(ResultSet row) throws SQLException {
        return new NudgeLine(
                row.getInt("number"),
                row.getString("address"),
                Optional.ofNullable(row.getString("way")).map(Way::valueOf),
                Optional.ofNullable(row.getString("why")).map(Why::valueOf),
                Arrays.stream(row.getString("reasons").split(",", -1))
                        .flatMap(key -> Reason.ofKey(key).stream())
                        .toList(),
                row.getBoolean("done"),
                row.getObject("sent_at") != null);
    }

    /** Left out at once, or waiting for its turn. */
    static NudgeLine of(int number, String address, Choice choice) {
        return new NudgeLine(
                number,
                address,
                choice.way(),
                choice.why(),
                choice.programs().stream().map(Program::reason).distinct().toList(),
                choice.way().isEmpty(),
                false);
    }

    /** The only one of its round, whose turn has come. */
    static NudgeLine letter(MailAddress account, List<Reason> reasons) {
        return new NudgeLine(1, account.toString(), Optional.of(Way.LETTER), Optional.empty(), reasons, true, false);
    }

    String keys() {
        return reasons.stream().map(Reason::key).collect(Collectors.joining(","));
    }

    /** A letter whose turn has come waits for who prints it. */
    public boolean toPrint() {
        return done && !nudged && way.equals(Optional.of(Way.LETTER));
    }

    public String outcome() {
        return way.map(Way::key).or(() -> why.map(Why::key)).orElse("");
    }
}
