package latchkey.look;

import com.microsoft.playwright.Page;
import java.time.LocalDate;

/** Of somebody who runs no scripts. */
record Mouse(Page page) implements Hands {
    @Override
    public void write(String field, String text) {
        page.locator(field).fill(text);
    }

    @Override
    public void date(String field, LocalDate date) {
        page.locator(field).fill(date.toString());
    }

    @Override
    public void press(String what, String next) {
        Stop.press(page, what, next);
    }

    @Override
    public void tick(String box) {
        page.locator(box).check();
    }

    @Override
    public void pick(String group, String value) {
        page.locator(group + "[value=" + value + "]").check();
    }

    @Override
    public void select(String list, String value) {
        page.locator(list).selectOption(value);
    }

    @Override
    public void areAt(String field) {
        page.locator(field).waitFor();
    }
}
