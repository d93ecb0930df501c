package latchkey.mailserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes wrong at leaving must not stand in the place of what went wrong before. */
class ClosingTest {
    private final List<String> done = new ArrayList<>();

    @Test
    void hangsUpAfterAFarewellThatNobodyHears() {
        Closing.quietly(
                () -> {
                    throw new IOException("reset");
                },
                () -> done.add("hung up"));

        assertThat(done).containsExactly("hung up");
    }

    @Test
    void hangsUpWhereThereNeverWasAConnection() {
        Closing.quietly(
                () -> {
                    throw new IllegalStateException("not connected");
                },
                () -> {
                    done.add("hung up");
                    throw new IllegalStateException("not connected");
                });

        assertThat(done).containsExactly("hung up");
    }
}
