package latchkey.helpdesk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import latchkey.diagnosis.FailingName;

/** Where the page of a mailbox is. */
public final class CaseAddress {
    private CaseAddress() {}

    /** A name that is no mailbox has a page of its own. */
    static String of(FailingName name, String client) {
        return name.isMailbox() ? of(name.text()) : ofName(client);
    }

    /** Of a name that is no mailbox; it may be anything that somebody typed, so it is told by one of its failing clients. */
    static String ofName(String client) {
        return "/helpdesk/names/" + client;
    }

    public static String of(String mailbox) {
        return "/helpdesk/accounts/" + URLEncoder.encode(mailbox, StandardCharsets.UTF_8);
    }
}
