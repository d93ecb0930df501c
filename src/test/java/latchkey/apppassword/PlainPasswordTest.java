package latchkey.apppassword;

import static latchkey.apppassword.PlainPassword.ALPHABET;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlainPasswordTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final List<Character> CHARACTERS =
            ALPHABET.chars().mapToObj(character -> (char) character).toList();

    @Test
    void is32CharactersThatCannotBeTakenForOneAnother() {
        for (int i = 0; i < 200; i++) {
            String text = PlainPassword.generate(RANDOM).reveal();

            assertThat(text).hasSize(32).matches("[0-9a-hjkmnp-tv-z]{32}");
            assertThat(fits(text)).isTrue();
        }
    }

    @Test
    void isShownInEightGroupsOfFourAndSelectedByTheFirst() {
        PlainPassword one = PlainPassword.generate(RANDOM);

        assertThat(one.groups()).hasSize(8).allMatch(group -> group.length() == 4);
        assertThat(String.join("", one.groups())).isEqualTo(one.reveal());
        assertThat(one.selector()).isEqualTo(one.groups().get(0));
    }

    @Test
    void usesEveryCharacterAtEveryPlaceOfItsSecret() {
        List<Set<Character>> seen = new ArrayList<>();
        for (int place = 0; place < 31; place++) {
            seen.add(new HashSet<>());
        }
        for (int i = 0; i < 2000; i++) {
            String text = PlainPassword.generate(RANDOM).reveal();
            for (int place = 0; place < 31; place++) {
                seen.get(place).add(text.charAt(place));
            }
        }

        assertThat(seen).allMatch(characters -> characters.size() == 32);
    }

    @Test
    void cannotBePrinted() {
        PlainPassword one = PlainPassword.generate(RANDOM);

        assertThat(one).hasToString("PlainPassword(hidden)");
        assertThat(new IssueAppPassword.Answer(UUID.randomUUID(), Optional.of(one), true).toString())
                .doesNotContain(one.reveal());
    }

    @Test
    void everySingleWrongCharacterIsNoticed() {
        String right = PlainPassword.generate(RANDOM).reveal();
        for (int place = 0; place < 32; place++) {
            for (Character wrong : CHARACTERS) {
                String typed = right.substring(0, place) + wrong + right.substring(place + 1);

                assertThat(fits(typed)).as(typed).isEqualTo(typed.equals(right));
            }
        }
    }

    /** 990 of the 992 pairs of different neighbours: {@code 0z} for {@code z0} passes, as in every Luhn mod N. */
    @Test
    void allButTwoSwappedNeighboursAreNoticed() {
        Set<String> unnoticed = new HashSet<>();
        for (Character first : CHARACTERS) {
            for (Character second : CHARACTERS) {
                if (!first.equals(second) && sameCheck(first, second)) {
                    unnoticed.add("" + first + second);
                }
            }
        }

        assertThat(unnoticed).containsExactlyInAnyOrder("0z", "z0");
    }

    /** At an even and at an odd place. */
    private static boolean sameCheck(char first, char second) {
        String rest = "7".repeat(29);
        return check(first + "" + second + rest) == check(second + "" + first + rest)
                || check("7" + first + second + rest.substring(1)) == check("7" + second + first + rest.substring(1));
    }

    private static char check(String first31) {
        return PlainPassword.checkCharacter(first31);
    }

    private static boolean fits(String text) {
        return check(text.substring(0, 31)) == text.charAt(31);
    }
}
