package latchkey.account;

import java.util.Map;
import latchkey.shared.Protocol;

/** A domain for tests that need no database. */
public final class ServedDomain {
    private ServedDomain() {}

    public static Domain at(String imapHost) {
        Domain domain = new Domain();
        domain.serve(Map.of(Protocol.IMAP, new Endpoint(imapHost, 993)), "");
        return domain;
    }
}
