package latchkey.audit;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What can be done that must be known afterwards. */
public enum Act {
    PERSON_LINKED,
    PERSON_RELINKED,
    CUSTODIAN_ADDED,
    CUSTODIAN_REMOVED,
    ACCOUNT_KIND_CHANGED,
    ACCOUNT_DEACTIVATED,
    ACCOUNT_ACTIVATED,
    ACCOUNT_RENAMED,
    ACCOUNT_ERASED,
    ACCOUNT_IMPORTED,
    LOGIN_NAMES_ADDED,
    IMPORT_BEGUN,
    IMPORT_STOPPED,
    IMPORT_ENDED,
    LANGUAGE_CHOSEN,
    MAILS_CHOSEN,
    SESSIONS_ENDED,
    OWN_DATA_DOWNLOADED,
    APP_PASSWORD_ISSUED,
    APP_PASSWORD_NOT_SHOWN,
    APP_PASSWORD_REVOKED,
    APP_PASSWORD_LEAKED,
    APP_PASSWORD_RENAMED,
    APP_PASSWORD_RENEWED,
    APP_PASSWORD_REPLACED,
    FOREIGN_APP_PASSWORD_REVOKED,
    PLACES_KNOWN,
    APP_PASSWORD_EXPIRED,
    APP_PASSWORD_REVIVED,
    ACCOUNT_COMPROMISED,
    HAND_OVER_OFFERED,
    HAND_OVER_CLAIMED,
    HAND_OVER_ENDED,
    CASE_OPENED,
    CLIENT_CLOSED,
    CLIENT_REOPENED,
    WORKLIST_EXPORTED,
    WOULD_FAIL_EXPORTED,
    CASE_TAKEN,
    CASE_ASSIGNED,
    CASE_RELEASED,
    CASE_NOTED,
    CASE_NOTE_STRUCK,
    CALLER_CODE_MADE,
    CALLER_CONFIRMED,
    CALLER_NOT_CONFIRMED,
    NUDGES_BEGUN,
    NUDGES_STOPPED,
    NUDGES_ENDED,
    NUDGED,
    NUDGED_ELSEWHERE,
    NUDGED_BY_LETTER,
    BAN_LIFTED,
    SITE_NAMED,
    DOMAIN_ADDED,
    DOMAIN_CHANGED,
    RULE_TRIED_DRY,
    RULE_SWITCHED_ON,
    RULE_UNDONE,
    PLAN_PAUSED,
    PLAN_CONTINUED,
    PLANNED_DATE_SET,
    MAIN_PASSWORD_REFUSED,
    EXEMPTION_GIVEN,
    EXEMPTION_ENDED;

    /** Their thing is the name of a domain, where no address is named. */
    static final Set<Act> OF_A_DOMAIN = EnumSet.of(
            DOMAIN_ADDED,
            DOMAIN_CHANGED,
            RULE_TRIED_DRY,
            RULE_SWITCHED_ON,
            RULE_UNDONE,
            PLAN_PAUSED,
            PLAN_CONTINUED,
            EXEMPTION_GIVEN,
            EXEMPTION_ENDED);

    /** In the address of a page. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Act> ofKey(String key) {
        return Arrays.stream(values()).filter(act -> act.key().equals(key)).findFirst();
    }
}
