package latchkey.migration;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the pages for lists, exemptions and break glass. */
@MessageBundle("lists")
public interface ListMessages {
    @Message(
            "The rule of this domain has no dates, so a list cannot be planned beside it. Nothing was changed; undo the rule first.")
    String otherRule();

    @Message("Accounts in the list")
    String listed();

    @Message("I have looked at who of these {accounts.grouped} accounts in {domain} would be refused")
    String switchListConfirm(long accounts, String domain);

    @Message("The plan is paused. Nobody further is taken; who is refused stays so.")
    String pausedNow();

    @Message("An administrator has paused the plan. It takes no further account until an administrator lets it go on.")
    String pausedByHand();

    @Message("Pause")
    String pauseTitle();

    @Message("No further account is taken. Who is refused already stays so; to let them in, take the rule back.")
    String pauseText();

    @Message("Pause the plan")
    String pauseAct();

    @Message("More")
    String moreTitle();

    @Message("Plan a list")
    String listTitle();

    @Message("a day for many accounts at once.")
    String listText();

    @Message("Try dry what would happen to these accounts on a day. Domain:")
    String listLead();

    @Message("Their main passwords end at 00:00 UTC of this day.")
    String listDateHint();

    @Message("Addresses")
    String addresses();

    @Message("One a line, all of this domain; up to 3,500 characters. One wrong line, and nothing is changed.")
    String addressesHint();

    @Message("Or a file")
    String file();

    @Message(
            "Plain text in UTF-8, an address a line, up to 60 KB (some 2,000 addresses). Longer lists in several parts.")
    String fileHint();

    @Message("Nothing was changed. “Addresses”: there is none.")
    String faultList();

    @Message(
            "Nothing was changed. {#if count eq 1}1 line holds{#else}{count.grouped} lines hold{/if} no address of an account in this domain that is switched on:")
    String faultLines(long count);

    @Message("Line {number}:")
    String line(int number);

    @Message("The first 50 are named.")
    String firstLines();

    @Message("Exempt from the plan")
    String exemptListTitle();

    @Message("accounts that no plan takes before a day.")
    String exemptListText();

    @Message("Accounts that no plan takes before a day: a scanner that cannot be changed yet. Domain:")
    String exemptListLead();

    @Message("Saved. It counts with Dovecot from the next login on, with mailcow within minutes.")
    String exemptSaved();

    @Message(
            "The exemption of {address} has ended. Its main password is refused from {day} on. Who keeps the mailbox is told by mail.")
    String exemptEndedFrom(String address, String day);

    @Message("The exemption of {address} has ended.")
    String exemptEnded(String address);

    @Message(
            "To end one earlier leaves the main password good for a week, at the most until the day that stands here, so that who keeps the mailbox can be told.")
    String exemptEndHint();

    @Message("There are more. The plan of each domain has them all.")
    String moreExempt();

    @Message("Exempt accounts")
    String exemptAdd();

    @Message("On this day, 00:00 UTC, the plan goes on with them.")
    String exemptDateHint();

    @Message("Exempt them")
    String exemptListAct();

    @Message("Until")
    String untilColumn();

    @Message("End the exemption of {address}")
    String endExemptionOf(String address);

    @Message("Break glass")
    String glassTitle();

    @Message("what to do when this portal is not there.")
    String glassText();

    @Message("When somebody must get in and this portal or the sign-in is down. Print this page beforehand.")
    String glassLead();

    @Message("One command on the portal’s server")
    String glassCommand();

    @Message(
            "As root, in the folder of the portal, after “set -a; . /etc/latchkey/latchkey.env”. With Dovecot it needs the database only and acts from the next login on. With mailcow a portal must be running too, and it takes up to five minutes. It is written into the audit trail. At most 72 hours.")
    String glassCommandText();

    @Message("To end it earlier:")
    String glassEnd();

    @Message("Or one line of SQL")
    String glassSql();

    @Message("As the database’s administrator. It does the same without an entry in the audit trail.")
    String glassSqlText();

    @Message("An emergency ends by itself. For longer, exempt the account from the plan, or take the rule back.")
    String glassAfter();

    @Message(
            "{#if accounts eq 1}1 account is no longer refused here, but its mail server has not confirmed that yet.{#else}{accounts.grouped} accounts are no longer refused here, but their mail server has not confirmed that yet.{/if} It is told again and again until it does.")
    String stillRefused(long accounts);
}
