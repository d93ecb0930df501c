package latchkey.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is left of what somebody typed. */
class NoteTextTest {
    @Test
    void linesStayAndTheirEndsAreAllAlike() {
        assertThat(NoteText.of("  called at nine\r\nwill try\ragain\n\n").text())
                .isEqualTo("called at nine\nwill try\nagain");
    }

    /** As many as a form may hold, and more: they are looked at once. */
    @Test
    void blanksWithinCostNoTime() {
        String typed = "a" + " ".repeat(1 << 18) + "b";

        NoteText note = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> NoteText.of(typed));

        assertThat(note.text()).isEqualTo(typed);
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
