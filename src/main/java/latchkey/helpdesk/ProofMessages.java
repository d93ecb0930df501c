package latchkey.helpdesk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What speaks for a verdict, in short parts that stand one after the other. */
@MessageBundle("proof")
public interface ProofMessages {
    @Message("{#if tries eq 1}Tried once{#else}The same password {tries.grouped} times{/if}")
    String sameSecret(long tries);

    @Message("Several passwords, {tries.grouped} tries in all")
    String severalSecrets(long tries);

    @Message("{#if tries eq 1}Tried once{#else}{tries.grouped} tries{/if}")
    String tries(long tries);

    @Message("every {seconds.grouped} s ± {spread.grouped} s")
    String every(long seconds, long spread);

    @Message("since {day}")
    String since(String day);

    @Message("unknown client")
    String unknownClient();
}
