package latchkey.diagnosis;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import latchkey.diagnosis.FailingClient.Stored;

/** Where failing clients are kept. */
interface ClientRows {
    /** @param ids as hex */
    Map<String, Stored> stored(Collection<String> ids) throws SQLException;

    /** Rows of an account and protocol that were refused within a day and have no secret that is proved to be of this site. */
    int openRows(String account, String protocol) throws SQLException;

    /** @param clients with the tries to be added */
    void saveAll(Collection<FailingClient> clients) throws SQLException;
}
