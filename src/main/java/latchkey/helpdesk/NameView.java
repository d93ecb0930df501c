package latchkey.helpdesk;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import latchkey.diagnosis.Worklist;

/**
 * What fails at a name that is no mailbox's.
 *
 * @param name as it was typed
 * @param client one of its failing clients, by which it is told
 */
record NameView(
        String name, String client, List<Worklist.Row> failing, ShutOuts shutOuts, Timeline timeline, boolean olderPage)
        implements CaseParts {
    @Override
    public String label(Optional<UUID> appPassword) {
        return "";
    }

    @Override
    public String at(Worklist.Row row) {
        return CaseAddress.ofName(row.id());
    }

    @Override
    public String here() {
        return CaseAddress.ofName(client);
    }

    @Override
    public String olderLink() {
        return timeline.older()
                .map(at -> here() + "?before=" + at.toEpochMilli())
                .orElse("");
    }
}
