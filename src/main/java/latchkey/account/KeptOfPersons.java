package latchkey.account;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import javax.sql.DataSource;
import latchkey.shared.KeptData;
import latchkey.shared.KeptData.By;
import latchkey.shared.KeptData.What;
import latchkey.shared.KeptRows;

/** Who somebody is, which mailboxes he keeps, and what is known of his own. */
class KeptOfPersons {
    private KeptOfPersons() {}

    @Produces
    @Singleton
    static KeptData person(DataSource dataSource) {
        return new KeptRows(
                What.PERSON,
                By.PERSON,
                Optional.empty(),
                dataSource,
                "name, issuer, subject, locale AS language, language_seen AS languageOfBrowser, contact_address AS address,"
                        + " second_address AS secondAddress,"
                        + " second_factor_seen_at AS secondFactorSeenAt, sessions_valid_from AS sessionsValidFrom,"
                        + " created_at AS knownSince,"
                        + " (SELECT c.helpdesk_of FROM colleague c WHERE c.person_id = person.id) AS helpdeskOf",
                "person",
                "id",
                "created_at");
    }

    @Produces
    @Singleton
    static KeptData mailboxes(DataSource dataSource) {
        return new KeptRows(
                What.KEPT_MAILBOXES,
                By.PERSON,
                Optional.empty(),
                dataSource,
                "o.address, a.kind, o.role, o.since",
                "account_owner o JOIN account a ON a.address = o.address",
                "o.person_id",
                "o.since");
    }

    @Produces
    @Singleton
    static KeptData mailbox(DataSource dataSource) {
        return new KeptRows(
                What.MAILBOX,
                By.MAILBOX,
                Optional.empty(),
                dataSource,
                "a.address, a.domain, a.kind, a.active, a.main_password_refused_from AS mainPasswordRefusedFrom,"
                        + " a.exempt_until AS exemptUntil, a.created_at AS knownSince,"
                        + " s.taken_before AS mainPasswordTakenBefore",
                "account a LEFT JOIN main_password_switch s ON s.address = a.address",
                "a.address",
                "a.created_at");
    }

    /** A name that the administrators gave has no time. */
    @Produces
    @Singleton
    static KeptData names(DataSource dataSource) {
        return new KeptRows(
                What.NAMES,
                By.MAILBOX,
                Optional.empty(),
                dataSource,
                "login, learned_at AS learnedAt, until AS goodUntil",
                "account_login",
                "address",
                "COALESCE(learned_at, TIMESTAMP('2000-01-01'))");
    }
}
