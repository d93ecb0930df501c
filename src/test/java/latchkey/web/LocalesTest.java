package latchkey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "en",
                "en-GB,en;q=0.8",
                "fr;q=0.9, en;q=0.1",
                "*",
                "xx-none",
                ",",
                ";",
                "q=1",
                "en;q=2",
                "%%%",
                "-"
            })
    void isEnglishForAllThatIsNotWrittenYetAndForNonsense(String header) {
        assertThat(Locales.chosen(header)).isEqualTo(Locale.ENGLISH);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            de                          | de
            de-CH,de;q=0.9,en;q=0.8     | de
            fr,de;q=0.5,en;q=0.4        | de
            en;q=0.4,de;q=0.5           | de
            en;q=0,de;q=0.1             | de
            zh                          | zh
            zh-CN,zh;q=0.9,en;q=0.8     | zh
            zh-Hans-CN                  | zh
            zh-TW,zh;q=0.9              | zh
            DE-at                       | de
            en-US,de;q=0.9              | en
            """)
    void isTheFirstOfOursThatTheBrowserAsksFor(String header, String tag) {
        assertThat(Locales.chosen(header).toLanguageTag()).isEqualTo(tag);
    }

    @Test
    void isNobodysWishWhereWeHaveNoneOfThem() {
        assertThat(Locales.wanted("fr, it;q=0.3")).isEmpty();
        assertThat(Locales.wanted("en-GB")).contains(Locale.ENGLISH);
    }

    @Test
    void oneThatIsLongerThanAnyBrowsersIsNotRead() {
        assertThat(Locales.wanted("de" + ",fr".repeat(166))).contains(Locale.GERMAN);
        assertThat(Locales.wanted("de" + ",fr".repeat(167))).isEmpty();
    }

    @Test
    void aSettingIsOneOfOursOrNone() {
        assertThat(Locales.named("zh")).contains(Locale.CHINESE);
        for (String other : new String[] {"", "fr", "DE", "de-DE", "zh\n"}) {
            assertThat(Locales.named(other)).as(other).isEmpty();
        }
    }

    @Test
    void isEnglishForWhoAsksForNothing() {
        assertThat(Locales.chosen(null)).isEqualTo(Locale.ENGLISH);
    }
}
