package latchkey.account;

/** A host and port that a mail client connects to, with TLS from the first byte (ManageSieve: by STARTTLS). */
public record Endpoint(String host, int port) {
    /** Ports that speak STARTTLS by convention: IMAP 143, POP3 110, submission 587, ManageSieve. */
    public String security() {
        return port == 143 || port == 110 || port == 587 || port == 4190 ? "STARTTLS" : "SSL/TLS";
    }
}
