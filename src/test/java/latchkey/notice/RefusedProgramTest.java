package latchkey.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefusedProgramTest {
    @Test
    void isReadAsItWasWrittenAndEachOnce() {
        RefusedProgram phone = new RefusedProgram("stale-client", Optional.of("K-9 Mail 6.8"));
        RefusedProgram other = new RefusedProgram("main-password", Optional.empty());

        assertThat(RefusedProgram.of(RefusedProgram.thing(List.of(phone, other, phone))))
                .containsExactly(phone, other);
    }

    @Test
    void whatLooksLikeALinkIsNoName() {
        assertThat(new RefusedProgram("stale-client", Optional.of("http://evil.example/")).client())
                .isEmpty();
        assertThat(new RefusedProgram("stale-client", Optional.of("a\tb\nc")).client())
                .isEmpty();
    }

    @Test
    void ofManyThereAreAFew() {
        List<RefusedProgram> many = IntStream.range(0, 30)
                .mapToObj(i -> new RefusedProgram("other-accounts-app-password", Optional.of("Program number " + i)))
                .toList();

        assertThat(RefusedProgram.thing(many)).hasSizeLessThan(400);
        assertThat(RefusedProgram.of(RefusedProgram.thing(many))).hasSize(4);
    }
}
