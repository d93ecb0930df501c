package latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;

import latchkey.shared.MailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnersNameTest {
    private static final MailAddress ANNA = MailAddress.of("anna.mueller@example.org");

    @ParameterizedTest
    @ValueSource(strings = {"", "anna.mueller", "Anna.Mueller", "anna@example.com"})
    void whatSheSignsInByIsNoName(String told) {
        assertThat(OwnersName.isName(told, ANNA)).isFalse();
    }

    @Test
    void anythingElseIsOne() {
        assertThat(OwnersName.isName("Anna Müller", ANNA)).isTrue();
    }
}
