package latchkey.migration;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words about how far the site is. */
@MessageBundle("progress")
public interface ProgressMessages {
    @Message("All domains")
    String allDomains();

    @Message("What accounts log in with")
    String statesTitle();

    @Message("Each account is counted once, by its logins of the last 30 days.")
    String statesText();

    @Message("Counted: {ago}.")
    String countedAt(String ago);

    @Message("Nothing has been counted yet. It takes some minutes after the start, and longer on a large site.")
    String notCounted();

    @Message(
            "{#if accounts eq 1}One account{#else}{accounts.grouped} accounts{/if} on {day}. From tomorrow on a picture shows how it goes day by day.")
    String chartBegins(long accounts, String day);

    @Message("State")
    String stateColumn();

    @Message("Share")
    String share100();

    @Message("{percent}%")
    String percent(long percent);

    @Message(
            "{#when state}{#is NEVER_SEEN}Never seen{#is NO_CLIENT}No mail program{#is MAIN_PASSWORD}Main password only{#is MIXED}Mixed{#is APP_PASSWORDS}App passwords only{#is FOREIGN}Other system’s app passwords only{#else}Refused{/when}")
    String stateName(UseState state);

    @Message(
            "{#when state}{#is NEVER_SEEN}No login was ever reported.{#is NO_CLIENT}No login in these days, or by webmail only.{#is MAIN_PASSWORD}They all have to act.{#is MIXED}Some devices still have to be changed.{#is APP_PASSWORDS}Done: nothing would fail.{#is FOREIGN}Made by the mail server or another program. They are never refused.{#else}The main password is refused now.{/when}")
    String stateText(UseState state);

    @Message(
            "{#if accounts eq 1}1 account uses{#else}{accounts.grouped} accounts use{/if} app passwords of another system.")
    String foreignToo(long accounts);

    @Message("They are counted apart, and no rule here refuses them.")
    String foreignText();

    @Message("Also uses another system’s app passwords")
    String foreignFilter();

    @Message("Accounts that used the main password in the last 7 days, by day")
    String burnTitle();

    @Message("Up to {accounts.grouped}")
    String chartMost(long accounts);

    @Message("{first.grouped} on {firstDay}; {last.grouped} on {lastDay}.")
    String chartText(long first, String firstDay, long last, String lastDay);

    @Message("The same as a table")
    String chartTable();

    @Message("By domain")
    String domainsTitle();

    @Message("Figures")
    String figuresOf();

    @Message("Who would fail")
    String wouldFailShort();

    @Message("Emergency, until {when}")
    String emergencyUntil(String when);

    @Message("Accounts")
    String accountsTitle();

    @Message("Address begins with")
    String beginning();

    @Message("All")
    String allStates();

    @Message("Show")
    String show();

    @Message("No account fits")
    String noAccounts();

    @Message("Change the filter, or wait for the next count.")
    String noAccountsText();

    @Message("Main password")
    String mainAt();

    @Message("App password")
    String appAt();

    @Message("Other system’s app password")
    String foreignAt();

    @Message("not in 30 days")
    String notSeen();

    @Message("Pages")
    String pages();

    @Message("To the beginning")
    String firstPage();

    @Message("Next")
    String nextPage();

    @Message("Who would fail if refused today")
    String wouldFailTitle();

    @Message(
            "From the dry run that was made {ago}: logins with the main password in the 30 days before, by account, protocol and network. Webmail and app passwords of other systems are not in it.")
    String wouldFailText(String ago);

    @Message("No dry run yet")
    String noDryRun();

    @Message("An administrator makes one on the page of the plan. It changes nothing.")
    String noDryRunText();

    @Message("Connections")
    String connections();

    @Message("Download as CSV")
    String csv();

    @Message("Logins")
    String logins();

    @Message("All of them, to search and to download")
    String allConnections();

    @Message("What else the mail server does")
    String beyondTitle();

    @Message(
            "The mail server did not answer. A mailcow since 2026-01 ends the main password for calendars, contacts and ActiveSync too.")
    String beyondUnknown();

    @Message(
            "The main password ends for calendars and contacts (CalDAV, CardDAV) too. Mailboxes that take it there now: {accounts.grouped}. They need an app password made in mailcow itself.")
    String beyondDav(long accounts);

    @Message(
            "The main password ends for ActiveSync (EAS) too. Mailboxes that take it there now: {accounts.grouped}. They need an app password made in mailcow itself.")
    String beyondEas(long accounts);

    @Message("SOGo, the webmail, goes on with the main password: {accounts.grouped} mailboxes have it.")
    String beyondWebmail(long accounts);

    @Message("Forecast")
    String forecastTitle();

    @Message("No forecast can be made: it takes 7 days on which accounts were counted, and there are {days}.")
    String forecastTooFew(int days);

    @Message(
            "No forecast can be made: the number did not fall in the last {days} counted days. It is {expected.grouped} now.")
    String forecastNotFalling(int days, long expected);

    @Message(
            "If it goes on like this, about {expected.grouped} accounts will still use the main password on that day. This is a straight line through the numbers of the last {days} counted days, carried on; it knows nothing of holidays or of mails still to be sent.")
    String forecastFalling(int days, long expected);
}
