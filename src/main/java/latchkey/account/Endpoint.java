package latchkey.account;

import latchkey.shared.Protocol;

/** A host and port that a mail client connects to by TLS. */
public record Endpoint(String host, int port) {
    /**
     * Whether TLS begins after a first exchange in clear: always for ManageSieve (RFC 5804), for the others on the ports
     * that are theirs for it (IMAP 143, POP3 110, submission 587).
     */
    public boolean startsTlsLater(Protocol protocol) {
        return switch (protocol) {
            case SIEVE -> true;
            case IMAP -> port == 143;
            case POP3 -> port == 110;
            case SMTP -> port == 587;
        };
    }

    /** As mail programs call it in their settings. */
    public String security(Protocol protocol) {
        return startsTlsLater(protocol) ? "STARTTLS" : "SSL/TLS";
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
