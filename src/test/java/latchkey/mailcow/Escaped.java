package latchkey.mailcow;

/** PHP's {@code htmlspecialchars}. */
final class Escaped {
    private Escaped() {}

    static String once(String text) {
        return text.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("'", "&#039;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    static String undone(String text) {
        return text.replace("&gt;", ">")
                .replace("&lt;", "<")
                .replace("&#039;", "'")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
