package latchkey.helpdesk.nudge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;
import latchkey.audit.Actor;
import latchkey.shared.MailAddress;
import latchkey.shared.StaffDomains;
import latchkey.shared.Utc;
import latchkey.web.IdInAddress;

/**
 * A round of nudges.
 *
 * @param within where whoever made it may act
 * @param planned accounts whose owners the dry run would nudge
 * @param begunBy who let it begin, and in which role
 */
public record NudgeRun(
        UUID id,
        Instant madeAt,
        String madeBy,
        StaffDomains within,
        Asked asked,
        State state,
        int planned,
        Optional<Actor> begunBy,
        Optional<Instant> begunAt,
        Optional<Instant> endedAt) {

    public enum State {
        /** Tried dry. */
        DRY,
        RUNNING,
        STOPPED,
        ENDED
    }

    /** As it stands in an address or a form. */
    static Optional<UUID> number(String text) {
        return IdInAddress.find(text);
    }

    static NudgeRun of(ResultSet row) throws SQLException {
        String by = row.getString("begun_by");
        String role = row.getString("begun_role");
        return new NudgeRun(
                UUID.fromString(row.getString("id")),
                Utc.instant(row.getObject("made_at", LocalDateTime.class)),
                row.getString("made_by"),
                StaffDomains.ofList(row.getString("domains")),
                Asked.read(
                        row.getString("filter"),
                        Optional.ofNullable(row.getString("account")).flatMap(MailAddress::parse),
                        row.getString("made_by")),
                State.valueOf(row.getString("state")),
                row.getInt("planned"),
                by == null || role == null ? Optional.empty() : Optional.of(new Actor(by, role)),
                Optional.ofNullable(row.getObject("begun_at", LocalDateTime.class))
                        .map(Utc::instant),
                Optional.ofNullable(row.getObject("ended_at", LocalDateTime.class))
                        .map(Utc::instant));
    }

    public boolean dry() {
        return state == State.DRY;
    }

    public boolean running() {
        return state == State.RUNNING;
    }

    public boolean stopped() {
        return state == State.STOPPED;
    }

    public boolean ended() {
        return state == State.ENDED;
    }

    public String path() {
        return "/helpdesk/nudges/" + id;
    }
}
