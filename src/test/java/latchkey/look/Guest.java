package latchkey.look;

import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import latchkey.parts.Person;
import latchkey.site.Browser;
import latchkey.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * Who looks, at which portal, and how he gets in.
 *
 * @param leaves a stop of his ends his session
 */
record Guest(String name, Supplier<String> portal, Consumer<Page> signIn, boolean leaves) {
    private static final Site SITE = Site.shared();

    static final Guest NOBODY = new Guest("nobody", () -> SITE.portal().url(), page -> {}, false);

    static Guest of(Person person) {
        return new Guest(person.login(), () -> SITE.portal().url(), page -> Browser.signIn(page, SITE, person), false);
    }

    /** Somebody at the staged portal, of whom its provider tells this. */
    static Guest staged(String name, Function<StagedDomain, Map<String, @Nullable Object>> claims) {
        return new Guest(
                name,
                () -> Stage.shared().portal(),
                page -> {
                    Stage.shared().provider().knows(name, claims.apply(Stage.domain()));
                    Stage.signIn(page, "/settings", name);
                },
                false);
    }

    Guest leaving() {
        return new Guest(name + " who leaves", portal, signIn, true);
    }
}
