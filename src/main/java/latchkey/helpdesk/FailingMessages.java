package latchkey.helpdesk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import latchkey.diagnosis.AskedFilter;
import latchkey.diagnosis.WorklistFilter;
import latchkey.diagnosis.WorklistOrder;

/** Words of the worklist. */
@MessageBundle("failing")
public interface FailingMessages {
    @Message("Failing clients")
    String title();

    @Message(
            "{#if clients eq 1}1 mail program{#else}{clients.grouped} mail programs{/if}{#if accounts eq 1} at 1 address{#else} at {accounts.grouped} addresses{/if}")
    String count(long clients, long accounts);

    @Message("{clients} mail programs")
    String clientsOf(int clients);

    @Message("And {clients} more")
    String moreClients(int clients);

    @Message("Finer, and in another order")
    String finer();

    @Message("Certainty")
    String certainty();

    @Message("Any")
    String anyOfThem();

    @Message("Began")
    String began();

    @Message("At any time")
    String anyTime();

    @Message("{#when since}{#is HOUR}In the last hour{#is DAY}In the last 24 hours{#else}In the last 7 days{/when}")
    String sinceName(WorklistFilter.Since since);

    @Message("Protocol")
    String protocol();

    @Message("Domain")
    String domain();

    @Message("Mail program")
    String client();

    @Message("Part of its name")
    String clientHint();

    @Message("Me")
    String mine();

    @Message("Nobody yet")
    String nobodys();

    @Message("Order")
    String sort();

    @Message(
            "{#when order}{#is WORST}The worst first{#is LATEST}The latest try first{#is LONGEST}The longest first{#is TRIES}The most tries first{#else}By address{/when}")
    String orderName(WorklistOrder order);

    @Message("By reason")
    String byReason();

    @Message("As a CSV file")
    String csv();

    @Message("Address")
    String search();

    @Message("Part of an address")
    String searchHint();

    @Message("All reasons")
    String allReasons();

    @Message("All states")
    String allStates();

    @Message("Show")
    String show();

    @Message("Show all")
    String showAll();

    @Message("Mail program")
    String who();

    @Message("Reason, and what to say")
    String say();

    @Message("Tries")
    String tries();

    @Message("first {when}")
    String since(String when);

    @Message("Nothing to mend now")
    String emptyTitle();

    @Message(
            "Nothing was refused in the last 30 days that somebody has to look after. What comes up appears here within seconds.")
    String emptyText();

    @Message("No failing client matches")
    String noMatchTitle();

    @Message("Try another reason, another state or a shorter part of the address.")
    String noMatchText();

    @Message(
            "What was refused once and may be a slip or a guess is not shown here: a wrong password, perhaps the main password, an address that does not exist. Choose the reason or search for the address to see it; addresses that do not exist are found by searching only.")
    String leftOut();

    @Message("{from.grouped} to {to.grouped} of {total.grouped}")
    String range(long from, long to, long total);

    @Message("Previous")
    String previous();

    @Message("Next")
    String next();

    @Message(
            "{#when field}{#is REASON}There is no reason “{word}”. All reasons are shown.{#is CERTAINTY}There is no certainty “{word}”. All are shown.{#is STATE}There is no state “{word}”. All states are shown.{#is DOMAIN}No domain “{word}” is looked after here. All domains are shown.{#is SINCE}There is no time “{word}” to choose. All times are shown.{#is PROTOCOL}There is no protocol “{word}”. All protocols are shown.{#is HOLDER}“{word}” is neither “mine” nor “nobody”. The cases of all are shown.{#is SORT}There is no order “{word}”. The worst come first.{#else}There is no page “{word}”. This is the first one.{/when}")
    String nonsense(AskedFilter.Field field, String word);

    @Message("The search was cut to 254 characters: no address is longer.")
    String cutSearch();

    @Message("Mailboxes whose name begins like this")
    String mailboxesFound();

    @Message("Nothing is connected yet")
    String beginTitle();

    @Message("Three steps, and mail programs that are refused appear here.")
    String beginText();

    @Message(
            "This list fills itself as soon as an administrator has added a mail domain and connected its mail server.")
    String beginLater();

    @Message("Add a mail domain")
    String beginDomain();

    @Message("with its mail server, and the hosts that mail programs connect to.")
    String beginDomainText();

    @Message("Connect the mail server as deployment/README.md says: a Dovecot by its scripts, a mailcow by its API.")
    String beginServer();

    @Message("Look at the checks")
    String beginChecks();

    @Message("until all of them are green.")
    String beginChecksText();

    @Message("No mail server has reported a login")
    String unheardTitle();

    @Message(
            "In the last 24 hours no login was reported, neither one that was let in nor one that was refused. So it is not known who fails.")
    String unheardText();

    @Message("Tell an administrator: the checks say what is the matter.")
    String unheardLater();
}
