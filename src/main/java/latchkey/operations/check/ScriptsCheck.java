package latchkey.operations.check;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import latchkey.mailserver.ScriptVersions;

/** Both scripts of the chain report, in the version that this portal was built with. */
@ApplicationScoped
class ScriptsCheck implements SystemCheck {
    private final ScriptVersions scripts;
    private final KindsOfMailServers kinds;

    ScriptsCheck(ScriptVersions scripts, KindsOfMailServers kinds) {
        this.scripts = scripts;
        this.kinds = kinds;
    }

    @Override
    public List<Check> checks() {
        return List.of(Check.SCRIPTS);
    }

    @Override
    public List<Finding> look(Instant now) throws SQLException {
        if (!kinds.anyIsLoggedInTo()) {
            return List.of();
        }
        List<ScriptVersions.Seen> all = scripts.all();
        if (all.isEmpty()) {
            return List.of(Finding.of(Check.SCRIPTS, State.AMBER, CheckMessages::noScripts));
        }
        State state = State.redIf(!all.stream().allMatch(ScriptVersions.Seen::asExpected));
        return List.of(Finding.of(
                Check.SCRIPTS, state, all.stream().map(ScriptsCheck::said).toList()));
    }

    private static Finding.Sentence said(ScriptVersions.Seen seen) {
        if (seen.firstSeenAt().isEmpty() || seen.lastSeenAt().isEmpty()) {
            return say -> say.oneScript(seen.source(), seen.firstSeenAt().isPresent());
        }
        return say -> say.scripts(
                seen.source(),
                seen.first(),
                seen.firstSeenAt().get(),
                seen.last(),
                seen.lastSeenAt().get(),
                ScriptVersions.EXPECTED);
    }
}
