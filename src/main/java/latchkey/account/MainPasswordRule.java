package latchkey.account;

/** When main passwords are refused in a domain. */
public enum MainPasswordRule {
    /** Never: logins are only watched. What every domain starts with. */
    OBSERVE,
    /** Some days after an account's first use of an app password. */
    FIRST_CLIENT,
    /** As soon as the owner has signed in with a second factor. */
    SECOND_FACTOR,
    /** From a date that an admin set. */
    PLANNED
}
