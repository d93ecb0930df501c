package latchkey.notice;

/** What a mail is about. */
public enum NoticeKind {
    /** To the mailbox: it belongs to a sign-in now. */
    MAILBOX_LINKED(NoticeTopic.SIGN_IN),
    /** To all concerned: an administrator gave the mailbox to another sign-in, and its app passwords have ended. */
    MAILBOX_RELINKED(NoticeTopic.SIGN_IN),
    /** The same, but it is a new sign-in of the same person: the app passwords go on. */
    MAILBOX_RELINKED_SAME_PERSON(NoticeTopic.SIGN_IN),
    /** To the mailbox and to who keeps it: an administrator lets somebody more make app passwords of it. */
    CUSTODIAN_APPOINTED(NoticeTopic.SIGN_IN),
    /** To the mailbox and to who keeps it: an administrator said that it is a person's own, or that it is not. */
    MAILBOX_KIND_CHANGED(NoticeTopic.SIGN_IN),
    /** To the new address and to who keeps the mailbox: an administrator gave it that address. */
    MAILBOX_RENAMED(NoticeTopic.SIGN_IN),
    /** To the mailbox, as it gets its owner: app passwords that others had made of it have ended. */
    OTHERS_APP_PASSWORDS_ENDED(NoticeTopic.SIGN_IN),
    /** To who keeps the mailbox too: somebody else made an app password for it. */
    APP_PASSWORD_ISSUED(NoticeTopic.ISSUED),
    /** To who made it himself, or to whom it was made with his sign-in. */
    APP_PASSWORD_MADE(NoticeTopic.ISSUED),
    /** To who keep the mailbox: a mail program has used it. */
    APP_PASSWORD_FIRST_USED(NoticeTopic.FIRST_USE),
    /** To who keep the mailbox: it was used from where it was not used before. */
    APP_PASSWORD_USED_ELSEWHERE(NoticeTopic.NEW_NETWORK),
    /** To who keeps the mailbox: somebody else ended an app password of it. */
    APP_PASSWORD_ENDED(NoticeTopic.ENDED),
    /** To who keep the mailbox: one that nobody uses expires in two weeks. */
    APP_PASSWORD_EXPIRES(NoticeTopic.EXPIRY),
    /** The same, three days before. */
    APP_PASSWORD_EXPIRES_SOON(NoticeTopic.EXPIRY),
    /** To the others who keep the mailbox: one of them ended all its app passwords. */
    APP_PASSWORDS_ALL_ENDED(NoticeTopic.ENDED),
    /** To all who keep the mailbox: one of them said that the account was compromised, and everything has ended. */
    ACCOUNT_COMPROMISED(NoticeTopic.COMPROMISED),
    /** To who keeps the mailbox: one that was renewed ends in two days, and its successor has not taken over. */
    APP_PASSWORD_REPLACED_SOON(NoticeTopic.EXPIRY),
    /** To who keeps the mailbox: from a day on mail programs cannot use its main password. */
    MAIN_PASSWORD_ENDS(NoticeTopic.MAIN_PASSWORD),
    /** To who keeps the mailbox: that day has come, and a mail program used it until lately. */
    MAIN_PASSWORD_ENDED(NoticeTopic.MAIN_PASSWORD),
    /** To who keeps the mailbox: a mail program of it is refused, and the helpdesk says what to do. */
    NUDGE(NoticeTopic.NUDGE),
    /** To who did it, or to whom it was done with his sign-in: some mails do not come any more. */
    MAILS_SWITCHED_OFF(NoticeTopic.CHOICE);

    private final NoticeTopic topic;

    NoticeKind(NoticeTopic topic) {
        this.topic = topic;
    }

    public NoticeTopic topic() {
        return topic;
    }

    /** What it names is a {@link ClientLogin}. */
    boolean ofALogin() {
        return this == APP_PASSWORD_FIRST_USED || this == APP_PASSWORD_USED_ELSEWHERE;
    }
}
