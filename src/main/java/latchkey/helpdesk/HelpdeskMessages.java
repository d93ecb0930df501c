package latchkey.helpdesk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import latchkey.diagnosis.FailingClientState;

/** Words of the worklist. */
@MessageBundle("helpdesk")
public interface HelpdeskMessages {
    @Message("Failing clients")
    String title();

    @Message("{#if total eq 1}1 client{#else}{total.grouped} clients{/if}")
    String count(long total);

    @Message("Address")
    String search();

    @Message("Part of an address")
    String searchHint();

    @Message("Reason")
    String reason();

    @Message("State")
    String state();

    @Message("All reasons")
    String allReasons();

    @Message("All states")
    String allStates();

    @Message("Show")
    String show();

    @Message("Show all")
    String showAll();

    @Message("Mailbox and client")
    String who();

    @Message("Reason, and what to say")
    String say();

    @Message("Last try")
    String lastTry();

    @Message("Tries")
    String tries();

    @Message("Networks")
    String networks();

    @Message("first {when}")
    String since(String when);

    @Message("Unknown client")
    String unknownClient();

    @Message("App password “{label}”")
    String appPassword(String label);

    @Message("App password “{label}”, ended {when}")
    String appPasswordEnded(String label, String when);

    @Message("Nothing fails now")
    String emptyTitle();

    @Message("No mail client was refused in the last 30 days. A new one appears here within seconds.")
    String emptyText();

    @Message("Nothing fails that fits this")
    String noMatchTitle();

    @Message("Try another reason, another state or a shorter part of the address.")
    String noMatchText();

    @Message("A password that was mistyped once is not shown here; search for the address to see it.")
    String leftOut();

    @Message("{from.grouped} to {to.grouped} of {total.grouped}")
    String range(long from, long to, long total);

    @Message("Previous")
    String previous();

    @Message("Next")
    String next();

    @Message(
            "{#when state}{#is FAILING}Failing{#is PROBABLY_FIXED}Probably fixed{#is FIXED}Fixed{#is QUIET}Quiet{#else}Closed{/when}")
    String stateName(FailingClientState state);

    @Message("Pages")
    String pages();
}
