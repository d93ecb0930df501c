package latchkey.apppassword;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import javax.sql.DataSource;
import latchkey.shared.KeptData;
import latchkey.shared.KeptData.By;
import latchkey.shared.KeptData.What;
import latchkey.shared.KeptRows;

/** App passwords without anything of the secret. */
class KeptOfAppPasswords {
    private KeptOfAppPasswords() {}

    @Produces
    @Singleton
    static KeptData ofMailbox(DataSource dataSource) {
        return new KeptRows(
                What.APP_PASSWORDS,
                By.MAILBOX,
                Optional.empty(),
                dataSource,
                "CAST(id AS CHAR) AS id, label, client_key AS client, protocols, state, created_at AS madeAt,"
                        + " shown_at AS shownAt, first_used_at AS firstUsedAt, last_used_at AS lastUsedAt,"
                        + " last_used_protocol AS lastUsedProtocol, last_used_network AS lastUsedNetwork,"
                        + " ends_at AS endsAt, ended_at AS endedAt, ended_why AS endedWhy",
                "app_password",
                "address",
                "created_at");
    }

    /** Of a mailbox that is used by several, its uses are not his. */
    @Produces
    @Singleton
    static KeptData madeForOthers(DataSource dataSource) {
        return new KeptRows(
                What.MADE_FOR_OTHERS,
                By.PERSON,
                Optional.empty(),
                dataSource,
                "p.address, p.label, p.client_key AS client, p.protocols, p.created_at AS madeAt",
                "app_password p JOIN account a ON a.address = p.address AND a.kind <> 'PERSON'",
                "p.made_by",
                "p.created_at");
    }
}
