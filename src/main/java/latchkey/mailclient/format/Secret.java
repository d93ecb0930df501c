package latchkey.mailclient.format;

/** A password in clear, for a document that holds one. It is asked for while the document is written, and never kept. */
public interface Secret {
    String reveal();
}
