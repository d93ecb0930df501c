package latchkey.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientNameTest {
    @Test
    void isNameAndVersionWhereverTheyStand() {
        assertThat(ClientName.of("\"name\" \"Thunderbird\" \"version\" \"128.3\""))
                .hasValue("Thunderbird 128.3");
        assertThat(ClientName.of("\"os\" \"iOS\" \"version\" \"21F90\" \"name\" \"iPhone Mail\""))
                .hasValue("iPhone Mail 21F90");
        assertThat(ClientName.of("\"NAME\" \"K-9\"")).hasValue("K-9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "NIL", "\"version\" \"1\"", "\"name\" \"\"", "\"vendor-name\" \"x\"", "name Thunderbird"})
    void isNoneWithoutAName(String clientId) {
        assertThat(ClientName.of(clientId)).isEmpty();
    }
}
