package latchkey.apppassword;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import latchkey.apppassword.AppPasswordUses.Use;
import latchkey.shared.Protocol;
import latchkey.shared.Utc;

/** When each app password was used last, and for what; in the caller's transaction. */
@ApplicationScoped
class KeepLastUses {
    private static final JsonFactory JSON = new JsonFactory();

    /** All at once: hundreds of small statements, each to be read and planned, take longer than what they change. */
    private static final String KEEP = """
            UPDATE JSON_TABLE(?, '$[*]' COLUMNS (id VARCHAR(36) PATH '$.id', first_at DATETIME(3) PATH '$.first',
                    last_at DATETIME(3) PATH '$.last', protocol VARCHAR(16) PATH '$.protocol',
                    network VARCHAR(45) PATH '$.network', used_for VARCHAR(40) PATH '$.for',
                    likely_for VARCHAR(40) PATH '$.likely')) u
                STRAIGHT_JOIN app_password p ON p.id = CAST(u.id AS UUID)
            SET p.first_used_at = COALESCE(p.first_used_at, u.first_at),
                p.last_used_protocol = IF(p.last_used_at IS NULL OR p.last_used_at <= u.last_at, u.protocol,
                    p.last_used_protocol),
                p.last_used_network = IF(p.last_used_at IS NULL OR p.last_used_at <= u.last_at, u.network,
                    p.last_used_network),
                p.last_used_at = GREATEST(COALESCE(p.last_used_at, u.last_at), u.last_at),
                p.used_for = CONCAT_WS(',', NULLIF(p.used_for, ''), NULLIF(u.used_for, '')),
                p.likely_for = CONCAT_WS(',', NULLIF(p.likely_for, ''), NULLIF(u.likely_for, ''))
            """;

    private final DataSource dataSource;

    KeepLastUses(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param uses those of one app password together */
    void keep(Collection<List<Use>> uses) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement keep = connection.prepareStatement(KEEP)) {
            keep.setString(1, json(uses));
            keep.executeUpdate();
        }
    }

    private static String json(Collection<List<Use>> uses) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (List<Use> ofOne : uses) {
                write(ofOne, json);
            }
            json.writeEndArray();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return text.toString();
    }

    private static void write(List<Use> ofOne, JsonGenerator json) throws IOException {
        List<Use> inOrder = ofOne.stream().sorted(Comparator.comparing(Use::at)).toList();
        Use last = inOrder.get(inOrder.size() - 1);
        json.writeStartObject();
        json.writeStringField("id", last.id());
        json.writeStringField("first", Utc.column(inOrder.get(0).at()).toString());
        json.writeStringField("last", Utc.column(last.at()).toString());
        json.writeStringField("protocol", last.protocol());
        json.writeStringField("network", last.network());
        json.writeStringField("for", protocols(ofOne, false));
        json.writeStringField("likely", protocols(ofOne, true));
        json.writeEndObject();
    }

    private static String protocols(List<Use> uses, boolean inferred) {
        Set<Protocol> protocols = uses.stream()
                .filter(use -> use.inferred() == inferred)
                .flatMap(use -> Protocol.split(use.protocol()).stream())
                .collect(Collectors.toSet());
        return Protocol.join(protocols);
    }
}
