package latchkey.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import latchkey.signin.KeptForm.Field;
import org.jboss.resteasy.reactive.common.util.CaseInsensitiveMap;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.junit.jupiter.api.Test;

class KeptFormTest {
    private static final String TOKEN = "csrf-token";

    private final FormData sent = new FormData(20);

    @Test
    void aFormOfButtonsHoldsNothingTyped() {
        sent.add(TOKEN, "secret");
        sent.add("typed", " ");

        assertThat(KeptForm.of(sent).nothingTyped(TOKEN)).isTrue();
        assertThat(KeptForm.of(null).nothingTyped(TOKEN)).isTrue();
    }

    @Test
    void allThatWasTypedIsKeptInItsOrderWithTheTokenThatItCameWith() {
        sent.add(TOKEN, "secret");
        sent.add("why", "a lost phone");
        sent.add("protocols", "imap");
        sent.add("protocols", "smtp");

        KeptForm kept = KeptForm.of(sent);

        assertThat(kept.nothingTyped(TOKEN)).isFalse();
        assertThat(kept.file()).isFalse();
        assertThat(kept.fields())
                .containsExactly(
                        new Field(TOKEN, "secret"),
                        new Field("why", "a lost phone"),
                        new Field("protocols", "imap"),
                        new Field("protocols", "smtp"));
    }

    @Test
    void aFileCannotBeKeptAndOneThatWasNotChosenIsNone() {
        sent.add("file", Path.of("upload"), "", new CaseInsensitiveMap<>());
        assertThat(KeptForm.of(sent).nothingTyped(TOKEN)).isTrue();

        sent.add("list", Path.of("upload"), "mailboxes.csv", new CaseInsensitiveMap<>());
        assertThat(KeptForm.of(sent).file()).isTrue();
        assertThat(KeptForm.of(sent).nothingTyped(TOKEN)).isFalse();
    }
}
