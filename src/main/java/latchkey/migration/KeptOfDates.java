package latchkey.migration;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import javax.sql.DataSource;
import latchkey.shared.KeptData;
import latchkey.shared.KeptData.By;
import latchkey.shared.KeptData.What;
import latchkey.shared.KeptRows;

/** When a main password ends, and what was foreseen for that. */
class KeptOfDates {
    private KeptOfDates() {}

    @Produces
    @Singleton
    static KeptData planned(DataSource dataSource) {
        return new KeptRows(
                What.PLANNED_DATES,
                By.MAILBOX,
                Optional.empty(),
                dataSource,
                "starts_on AS mainPasswordEndsAt",
                "planned_date",
                "address",
                "starts_on");
    }

    @Produces
    @Singleton
    static KeptData foreseen(DataSource dataSource) {
        return new KeptRows(
                What.DRY_RUNS,
                By.MAILBOX,
                Optional.empty(),
                dataSource,
                "d.made_at AS madeAt, d.rule, c.protocol, c.network, c.client_id AS client, c.logins, c.last_at AS lastAt",
                "dry_run d JOIN dry_run_client c ON c.dry_run = d.id",
                "c.address",
                "d.made_at");
    }

    @Produces
    @Singleton
    static KeptData passwordUse(DataSource dataSource) {
        return new KeptRows(
                What.PASSWORD_USE,
                By.MAILBOX,
                Optional.empty(),
                dataSource,
                "u.state, u.main_at AS mainPasswordAt, u.app_at AS appPasswordAt, u.foreign_at AS foreignAppPasswordAt,"
                        + " u.webmail_at AS webmailAt",
                "account_use u JOIN account a ON a.address = u.address",
                "u.address",
                "a.created_at");
    }

    /** Forgotten a month after its end. */
    @Produces
    @Singleton
    static KeptData exempt(DataSource dataSource) {
        return new KeptRows(
                What.EXEMPTIONS,
                By.MAILBOX,
                Optional.empty(),
                dataSource,
                "given_at AS givenAt, ends_at AS endsAt, why",
                "plan_exemption",
                "address",
                "given_at");
    }
}
