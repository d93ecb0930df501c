package latchkey.audit;

/** What can be done that must be known afterwards. */
public enum Act {
    PERSON_LINKED,
    PERSON_RELINKED,
    CUSTODIAN_ADDED,
    CUSTODIAN_REMOVED,
    ACCOUNT_KIND_CHANGED,
    ACCOUNT_DEACTIVATED,
    ACCOUNT_ACTIVATED,
    SESSIONS_ENDED,
    APP_PASSWORD_ISSUED,
    APP_PASSWORD_NOT_SHOWN,
    APP_PASSWORD_REVOKED
}
