package latchkey.apppassword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import latchkey.apppassword.Label.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "laptop",
                "Alice's phone",
                "\u8001\u738B\u7684\u624B\u673A",
                "\u0647\u0627\u062A\u0641",
                "\uD83D\uDCF1 & co."
            })
    void everyScriptIsFine(String typed) {
        assertThat(Label.of(typed).fault()).isEmpty();
        assertThat(Label.of(typed).text()).isEqualTo(typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"  laptop  ", "\u00A0laptop\u3000", "\tlaptop\n"})
    void blanksAtTheEndsAreNoPartOfIt(String typed) {
        assertThat(Label.of(typed).text()).isEqualTo("laptop");
    }

    /** As many as a form may hold, and more: they are looked at once. */
    @Test
    void blanksWithinCostNoTime() {
        String typed = "a" + " ".repeat(1 << 18) + "b";

        Label label = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Label.of(typed));

        assertThat(label.text()).isEqualTo(typed);
    }

    @Test
    void theSameLettersAreTheSameLabel() {
        assertThat(Label.of("Bu\u0308ro")).isEqualTo(Label.of("B\u00FCro"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "laptop",
                "Alice's phone",
                "iPhone 15 (2023)",
                "B\u00FCro-Telefon",
                "\u8001\u738B\u7684\u624B\u673A",
                "\uD83D\uDCF1 & co"
            })
    void othersReadTheNameOfADevice(String typed) {
        assertThat(Label.of(typed).forOthers()).isEqualTo(typed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "evil.example",
                "evil.example/login",
                "it@evil.example",
                "Call 0800 1234 567",
                "Call 08001234567",
                "\u0660\u0661\u0662\u0663\u0664\u0665",
                "Your mailbox is locked call us"
            })
    void othersReadNoLinkAndNoNumberAndNoMessage(String typed) {
        assertThat(Label.of(typed).forOthers()).isEqualTo("\u2026");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00A0", "\u2003\u3000", "\t"})
    void whatCannotBeSeenIsEmpty(String typed) {
        assertThat(Label.of(typed).fault()).hasValue(Fault.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lap\u202Etop",
                "lap\u200Btop",
                "lap\u0000top",
                "lap\ntop",
                "lap\u2028top",
                "<b>laptop",
                "lap>top",
                "\uFEFFlaptop",
                "lap\uD800top",
                "\uE000",
                "\u3164",
                "\u2800",
                "lap\u115Ftop"
            })
    void whatCouldMakeAListLieIsRefused(String typed) {
        assertThat(Label.of(typed).fault()).hasValue(Fault.CHARACTERS);
    }

    @Test
    void isAtMost80CharactersLongWhateverTheyAre() {
        assertThat(Label.of("x".repeat(80)).fault()).isEmpty();
        assertThat(Label.of("x".repeat(81)).fault()).hasValue(Fault.TOO_LONG);
        assertThat(Label.of("\uD83D\uDCF1".repeat(80)).fault()).isEmpty();
        assertThat(Label.of("\uD83D\uDCF1".repeat(81)).fault()).hasValue(Fault.TOO_LONG);
    }
}
