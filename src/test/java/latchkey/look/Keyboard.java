package latchkey.look;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Of somebody who has no mouse. Forward only, and each stop on the way can be seen. */
record Keyboard(Page page) implements Hands {
    private static final int MOST_STEPS = 120;

    /** Of several of one name only one is a stop. */
    private static final String PRESSABLE = """
            () => [...document.querySelectorAll('main :is(a[href], button, summary, select, textarea, input:not([type=radio]))')]
                .filter(one => one.checkVisibility({visibilityProperty: true})).map(one => one.outerHTML)""";

    /** An outline on it or on the box around it, inside the window. How the provider's forms look is not for us to say. */
    private static final String SEEN = """
                () => {
                  const one = document.activeElement;
                  if (one === document.body || location.pathname.startsWith('/realms/')) return true;
                  const outlined = [one, one.closest('.choice')].some((e) => e
                    && getComputedStyle(e).outlineStyle !== 'none' && parseFloat(getComputedStyle(e).outlineWidth) >= 2);
                  const box = one.getBoundingClientRect();
                  return outlined && box.width > 0 && box.height > 0
                    && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
                }""";

    @Override
    public void write(String field, String text) {
        tabTo(field);
        page.keyboard().press("Control+A");
        page.keyboard().type(text);
    }

    /** Digit by digit, as a British browser has them. */
    @Override
    public void date(String field, LocalDate date) {
        tabTo(field);
        page.keyboard()
                .type(DateTimeFormatter.ofPattern("ddMMuuuu", Locale.ROOT).format(date));
    }

    @Override
    public void press(String what, String next) {
        tabTo(what);
        page.keyboard().press("Enter");
        page.locator(next).first().waitFor();
    }

    @Override
    public void tick(String box) {
        tabTo(box);
        page.keyboard().press("Space");
        assertThat(page.locator(box).isChecked()).isTrue();
    }

    @Override
    public void pick(String group, String value) {
        tabTo(group);
        page.keyboard().press("Space");
        stepTo("ArrowDown", group + "[value=" + value + "]:checked");
    }

    @Override
    public void select(String list, String value) {
        tabTo(list);
        stepTo("ArrowDown", list + ":has(option[value='" + value + "']:checked)");
    }

    @Override
    public void areAt(String field) {
        assertThat(focused(field)).as("the keyboard is at " + field).isTrue();
        assertThat(focusIsSeen()).isTrue();
    }

    void tabTo(String selector) {
        stepTo("Tab", selector);
    }

    /** Once around the page: nothing holds the keyboard, and it comes to all that can be pressed. */
    void goRound() {
        List<String> passed = new ArrayList<>();
        tabTo(".skip-link");
        do {
            page.keyboard().press("Tab");
            passed.add(focus());
            seen("*");
        } while (!focused(".skip-link") && passed.size() < MOST_STEPS);
        assertThat(focused(".skip-link")).as("it comes round: " + passed).isTrue();
        assertThat(passed)
                .containsAll(((List<?>) page.evaluate(PRESSABLE))
                        .stream().map(String::valueOf).toList());
    }

    boolean focused(String selector) {
        return (boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector);
    }

    boolean focusIsSeen() {
        return (boolean) page.evaluate(SEEN);
    }

    private void stepTo(String key, String selector) {
        boolean there = focused(selector);
        for (int step = 0; step < MOST_STEPS && !there; step++) {
            page.keyboard().press(key);
            there = seen(selector);
        }
        assertThat(there).as(key + " comes to " + selector).isTrue();
    }

    /** @return whether it is the one; in one question, as each takes its time */
    private boolean seen(String selector) {
        Object answer = page.evaluate(
                "selector => (" + SEEN
                        + ")() ? document.activeElement.matches(selector) : document.activeElement.outerHTML",
                selector);
        if (answer instanceof Boolean there) {
            return there;
        }
        throw new AssertionError("the focus is not seen: " + answer);
    }

    private String focus() {
        return (String) page.evaluate("document.activeElement.outerHTML");
    }
}
