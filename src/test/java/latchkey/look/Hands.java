package latchkey.look;

import java.time.LocalDate;

/** How somebody uses a page: every step of a way is one of these. */
interface Hands {
    void write(String field, String text);

    void date(String field, LocalDate date);

    /** A link or a button, until what comes is there. */
    void press(String what, String next);

    void tick(String box);

    /** One of several. */
    void pick(String group, String value);

    void select(String list, String value);

    /** Where the next step begins, as far as that can be told. */
    void areAt(String field);
}
