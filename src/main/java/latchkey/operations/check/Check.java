package latchkey.operations.check;

import java.util.Locale;

/** What must be so for the rest to work, in the order of the page. */
public enum Check {
    ANSWERS(Part.MAIL_SERVER),
    SCRIPTS(Part.MAIL_SERVER),
    MECHANISMS(Part.MAIL_SERVER),
    CHECK_MAILBOX(Part.MAIL_SERVER),
    REFUSED(Part.MAIL_SERVER),
    REFUSED_BY_ALIAS(Part.MAIL_SERVER),
    CACHE(Part.MAIL_SERVER),
    API_ANSWERS(Part.MAIL_SERVER),
    API_KEY(Part.MAIL_SERVER),
    API_VERSION(Part.MAIL_SERVER),
    API_CLOCK(Part.MAIL_SERVER),
    APP_PASSWORDS(Part.MAIL_SERVER),
    MAILBOX_LIST(Part.MAIL_SERVER),
    MAIN_PASSWORD_SWITCH(Part.MAIL_SERVER),
    JUDGE(Part.REPORTS),
    INBOX(Part.REPORTS),
    LOST(Part.REPORTS),
    REJECTED(Part.REPORTS),
    LOGS(Part.REPORTS),
    EVENT(Part.DATABASE),
    RIGHTS(Part.DATABASE),
    VIEWS(Part.DATABASE),
    MAIN_PASSWORDS(Part.DATABASE),
    DAYS(Part.DATABASE),
    CLOCKS(Part.DATABASE),
    RETENTION(Part.JOBS),
    JOBS(Part.JOBS),
    WITHDRAWALS(Part.JOBS),
    ERASURES(Part.JOBS),
    MAILS(Part.JOBS),
    PLANS(Part.JOBS),
    PROVIDER(Part.SIGN_IN);

    public enum Part {
        MAIL_SERVER,
        REPORTS,
        DATABASE,
        JOBS,
        SIGN_IN
    }

    private final Part part;

    Check(Part part) {
        this.part = part;
    }

    public Part part() {
        return part;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
