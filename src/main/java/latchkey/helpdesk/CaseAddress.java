package latchkey.helpdesk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where the page of a mailbox is. */
public final class CaseAddress {
    private CaseAddress() {}

    public static String of(String mailbox) {
        return "/helpdesk/accounts/" + URLEncoder.encode(mailbox, StandardCharsets.UTF_8);
    }
}
