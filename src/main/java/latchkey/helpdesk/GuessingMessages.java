package latchkey.helpdesk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the list of networks that guess. */
@MessageBundle("guessing")
public interface GuessingMessages {
    @Message("Guessed passwords")
    String title();

    @Message(
            "From these networks somebody tries passwords that he does not know: many at one mailbox, or some at many. These tries are not in the list of failing clients, and no mail program has to be changed because of them.")
    String lead();

    @Message(
            "Tell nobody to change a password for this alone: app passwords cannot be guessed. If it does not stop, the mail server’s administrator can block the network.")
    String whatToDo();

    @Message("{#if total eq 1}1 network{#else}{total.grouped} networks{/if}")
    String count(long total);

    @Message("Network")
    String network();

    @Message("At")
    String targets();

    @Message("and {n.grouped} more")
    String more(long n);

    @Message("Tries")
    String tries();

    @Message("Last try")
    String lastTry();

    @Message("first {when}")
    String since(String when);

    @Message("Nobody guesses")
    String emptyTitle();

    @Message("In the last 30 days no network has tried many passwords that were wrong.")
    String emptyText();

    @Message("Pages")
    String pages();

    @Message("Previous")
    String previous();

    @Message("Next")
    String next();

    @Message("Failing clients")
    String back();
}
