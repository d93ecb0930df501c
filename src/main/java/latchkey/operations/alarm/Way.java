package latchkey.operations.alarm;

/** How somebody is told. */
enum Way {
    MAIL("by_mail"),
    WEBHOOK("by_webhook");

    private final String column;

    Way(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }
}
