package latchkey.notice;

/** What a mail is about. */
public enum NoticeKind {
    /** To the mailbox: it belongs to a sign-in now. */
    MAILBOX_LINKED,
    /** To all concerned: an administrator gave the mailbox to another sign-in, and its app passwords have ended. */
    MAILBOX_RELINKED,
    /** The same, but it is a new sign-in of the same person: the app passwords go on. */
    MAILBOX_RELINKED_SAME_PERSON,
    /** To who keeps the mailbox too: somebody else made an app password for it. */
    APP_PASSWORD_ISSUED,
    /** To who keeps the mailbox: somebody else ended an app password of it. */
    APP_PASSWORD_ENDED,
    /** To who keep the mailbox: one that nobody uses expires in two weeks. */
    APP_PASSWORD_EXPIRES,
    /** The same, three days before. */
    APP_PASSWORD_EXPIRES_SOON,
    /** To the others who keep the mailbox: one of them ended all its app passwords. */
    APP_PASSWORDS_ALL_ENDED,
    /** To all who keep the mailbox: one of them said that the account was compromised, and everything has ended. */
    ACCOUNT_COMPROMISED,
    /** To who keeps the mailbox: one that was renewed ends in two days, and its successor has not taken over. */
    APP_PASSWORD_REPLACED_SOON,
    /** To who keeps the mailbox: from a day on mail programs cannot use its main password. */
    MAIN_PASSWORD_ENDS,
    /** To who keeps the mailbox: that day has come, and a mail program used it until lately. */
    MAIN_PASSWORD_ENDED
}
