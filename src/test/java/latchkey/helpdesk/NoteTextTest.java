package latchkey.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is left of what somebody typed. */
class NoteTextTest {
    @Test
    void linesStayAndTheirEndsAreAllAlike() {
        assertThat(NoteText.of("  called at nine\r\nwill try\ragain\n\n").text())
                .isEqualTo("called at nine\nwill try\nagain");
    }

    @Test
    void nothingTurnsTheDirectionOrHides() {
        assertThat(NoteText.of("a\u202eb\u2066c\u200bd\u0000e\u001bf\ufeffg\u061ch\u2069")
                        .text())
                .isEqualTo("abcdefgh");
    }

    @Test
    void whatPeopleWriteStays() {
        String written = "Grüße, 您好 👍🏽 می\u200cخواهم <b> & \"quoted\"";

        assertThat(NoteText.of(written).text()).isEqualTo(written);
        assertThat(NoteText.of(written).fault()).isEmpty();
    }

    @Test
    void nothingAndTooMuchAreNoNote() {
        assertThat(NoteText.of(" \n\u200b ").fault()).isEqualTo(Optional.of(NoteText.Fault.EMPTY));
        assertThat(NoteText.of("x".repeat(1000)).fault()).isEmpty();
        assertThat(NoteText.of("👍".repeat(1000)).fault()).isEmpty();
        assertThat(NoteText.of("x".repeat(1001)).fault()).isEqualTo(Optional.of(NoteText.Fault.TOO_LONG));
    }
}
