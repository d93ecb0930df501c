package latchkey.audit;

/** What can be done that must be known afterwards. */
public enum Act {
    PERSON_LINKED,
    APP_PASSWORD_ISSUED,
    APP_PASSWORD_NOT_SHOWN,
    APP_PASSWORD_REVOKED
}
