package latchkey.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MailAddressTest {
    @ParameterizedTest
    @CsvSource({
        "alice@example.org, alice@example.org",
        "Alice@Example.ORG, alice@example.org",
        "alice+shop@example.org, alice+shop@example.org",
        "INFO@example.org, info@example.org",
        "alice@b\u00FCcher.example, alice@xn--bcher-kva.example",
        "alice@xn--bcher-kva.example, alice@xn--bcher-kva.example",
        "anna@M\u00FCller.example, anna@xn--mller-kva.example",
        "anna@B\u00DCCHER.example, anna@xn--bcher-kva.example",
        "Anna@b\u00FCcher.EXAMPLE, anna@xn--bcher-kva.example",
        "anna@\u041F\u041E\u0427\u0422\u0410.example, anna@xn--80a1acny.example",
        "alice@examp\u0131e.org, alice@xn--exampe-t9a.org"
    })
    void isKeptInOneForm(String typed, String kept) {
        assertThat(MailAddress.parse(typed)).map(MailAddress::toString).hasValue(kept);
    }

    static Stream<String> looksLikeAlice() {
        return Stream.of(
                "\u00E1lice@example.org",
                "a\u0301lice@example.org",
                "\uFF41lice@example.org",
                "al\u0131ce@example.org",
                "AL\u0130CE@example.org",
                "\u0430lice@example.org",
                "alice\u200B@example.org",
                "alice@\uFF45xample.org",
                "alice@example\u3002org",
                "alice@example\uFF0Eorg",
                "alice@exam\u00ADple.org",
                "alice @example.org",
                " alice@example.org",
                "alice@example.org ",
                "alice@example.org\n",
                "alice@example.org.",
                "alice@example.org\u0000");
    }

    @ParameterizedTest
    @MethodSource("looksLikeAlice")
    void whatOnlyLooksLikeAliceIsNobody(String typed) {
        assertThat(MailAddress.parse(typed)).isEmpty();
    }

    /** The old rules of IDNA turn one domain that can be registered into another one. */
    @ParameterizedTest
    @CsvSource({
        "alice@stra\u00DFe.example",
        "alice@fa\u00DF.example",
        "alice@\u03C3\u03BF\u03C2.example",
        "alice@\u212Aelvin.example",
        "alice@b\u00FCcher.\u212Aelvin",
        "alice@\u0130stanbul.example",
        "alice@STRA\u1E9EE.example",
        "alice@FA\u00DF.example",
        "alice@\uFF25xample.org"
    })
    void aDomainThatWouldBecomeAnotherOneIsRefused(String typed) {
        assertThat(MailAddress.parse(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"alice", "@example.org", "alice@", "@", "''", "alice@-example.org", "alice@exa_mple.org", "alice@a..b"})
    void whatHasNoMailboxIsRefused(String typed) {
        assertThat(MailAddress.parse(typed)).isEmpty();
    }

    @Test
    void isAtMost254CharactersLongAnd64BeforeTheAt() {
        String domain = ("d".repeat(60) + ".").repeat(3) + "example.org";
        assertThat(MailAddress.parse("a".repeat(254 - 1 - domain.length()) + "@" + domain))
                .isPresent();
        assertThat(MailAddress.parse("a".repeat(254 - domain.length()) + "@" + domain))
                .isEmpty();
        assertThat(MailAddress.parse("a".repeat(64) + "@example.org")).isPresent();
        assertThat(MailAddress.parse("a".repeat(65) + "@example.org")).isEmpty();
        assertThat(MailAddress.parse("a@" + "d".repeat(64) + ".org")).isEmpty();
    }

    @Test
    void aTagMakesAnotherAddress() {
        assertThat(MailAddress.of("alice+shop@example.org")).isNotEqualTo(MailAddress.of("alice@example.org"));
    }

    @Test
    void cannotBeMadeInAnyOtherForm() {
        assertThatThrownBy(() -> new MailAddress("Alice", "example.org")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MailAddress("alice", "Example.org")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MailAddress.of("alice")).isInstanceOf(IllegalArgumentException.class);
    }
}
