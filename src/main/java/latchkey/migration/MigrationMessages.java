package latchkey.migration;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import latchkey.account.MainPasswordRule;

/** Words of the pages about main passwords. */
@MessageBundle("migration")
public interface MigrationMessages {
    @Message("Main passwords")
    String title();

    @Message("Where mail programs still use the main password, and when that ends.")
    String lead();

    @Message("Plan")
    String planTitle();

    @Message("Choose a domain, try a rule without effect, then switch it on. One act takes it back.")
    String planLead();

    @Message("Change the plan")
    String toPlan();

    @Message("Domain")
    String domain();

    @Message("Rule")
    String rule();

    @Message("Accounts")
    String accounts();

    @Message("Refused now")
    String refused();

    @Message("Date set")
    String announced();

    @Message("Main password used in the last 7 days")
    String byMainPassword();

    @Message(
            "{#when rule}{#is OBSERVE}Observe{#is FIRST_CLIENT}After the first mail program{#is SECOND_FACTOR}With the second factor{#else}By date{/when}")
    String ruleName(MainPasswordRule rule);

    @Message(
            "{#when rule}{#is OBSERVE}Nobody is refused.{#is FIRST_CLIENT}7 days after an account first used an app password, and only once its main password was not used for 7 days.{#is SECOND_FACTOR}As soon as the owner has signed in with a second factor.{#else}From a day that you set, for the domain or for single accounts.{/when}")
    String ruleText(MainPasswordRule rule);

    @Message("Paused")
    String paused();

    @Message(
            "{#if count eq 1}One account fails that the dry run did not name.{#else}{count} accounts fail that the dry run did not name.{/if} The plan takes no further account until an administrator lets it go on.")
    String pausedText(int count);

    @Message("from {day}")
    String fromDay(String day);

    @Message("No domain is served yet")
    String emptyTitle();

    @Message("Add a domain first; then its accounts can be observed.")
    String emptyText();

    @Message("Exempt for a time")
    String exemptions();

    @Message("Nobody is exempt.")
    String noExemptions();

    @Message("until {when}")
    String until(String when);

    @Message("Try a rule")
    String tryTitle();

    @Message("A dry run reads the logins of the last 30 days and shows who would be refused. It changes nothing.")
    String tryText();

    @Message("Day, for “By date”")
    String date();

    @Message("Main passwords end at 00:00 UTC of this day. Leave it empty to set dates for single accounts only.")
    String dateHint();

    @Message("Start the dry run")
    String tryAct();

    @Message("Nothing was changed. “Rule”: choose one of the three.")
    String faultRule();

    @Message("Nothing was changed. “Day” must be today or later, as in 2027-01-31.")
    String faultDate();

    @Message("Nothing was changed. “Address”: this domain has no such account, or its rule has no dates.")
    String faultAddress();

    @Message("Nothing was changed. “Hours” must be a whole number from 1 to 72; after that it ends by itself.")
    String faultHours();

    @Message("Nothing was changed. “Why” must be filled in, with at most 200 characters.")
    String faultWhy();

    @Message("Nothing was changed. Tick the box to confirm.")
    String faultConfirm();

    @Message("The rule is switched on. Its first accounts are taken within seconds.")
    String switched();

    @Message(
            "Undone. Nobody in this domain is refused any more, with Dovecot from the next login on, with mailcow within minutes.")
    String undone();

    @Message("The plan goes on. Those who fail now count as known.")
    String continued();

    @Message("The day is set.")
    String dated();

    @Message(
            "The main password is accepted, with Dovecot from the next login on, with mailcow within minutes, until the time is over.")
    String exempted();

    @Message("The exemption has ended.")
    String ended();

    @Message("Take it back")
    String undoTitle();

    @Message(
            "All accounts that this rule refuses may use their main password again, with Dovecot from the next login on, with mailcow within minutes, and all days are forgotten.")
    String undoText();

    @Message("Yes, allow main passwords in {domain} again")
    String undoConfirm(String domain);

    @Message("Undo the rule")
    String undoAct();

    @Message("Let the plan go on")
    String continueAct();

    @Message("A day for one account")
    String ownDate();

    @Message("Address")
    String address();

    @Message("Set the day")
    String setDate();

    @Message("Day")
    String day();

    @Message("Let one account in for a time")
    String exemptTitle();

    @Message("For an emergency. It ends by itself, after 72 hours at the latest.")
    String exemptText();

    @Message("Hours")
    String hours();

    @Message("Why")
    String why();

    @Message("Allow the main password")
    String exemptAct();

    @Message("End it")
    String endAct();

    @Message("Dry run for {domain}")
    String dryRunTitle(String domain);

    @Message("Days with reports")
    String days();

    @Message("Accounts the rule can take")
    String canTake();

    @Message("Of these, main password used")
    String named();

    @Message("Refused as soon as the rule begins")
    String atOnce();

    @Message(
            "There are reports of {#if days eq 1}one day{#else}{days} days{/if} only. A rule can be switched on after 14 days: until then people who read their mail seldom have not been seen. Nothing was changed; come back in {#if left eq 1}one day{#else}{left} days{/if}.")
    String tooFewDays(long days, long left);

    @Message("This dry run is more than a day old. Nothing was changed; make a new one.")
    String tooOld();

    @Message("This dry run has been used. Nothing was changed; make a new one.")
    String used();

    @Message("By protocol")
    String byProtocol();

    @Message("By network")
    String byNetwork();

    @Message("By mail program")
    String byClient();

    @Message("Unknown program")
    String unknownClient();

    @Message(
            "{#if accounts eq 1}1 account{#else}{accounts.grouped} accounts{/if}, {#if logins eq 1}1 login{#else}{logins.grouped} logins{/if}")
    String share(long accounts, long logins);

    @Message("By webmail")
    String byWebmail();

    @Message(
            "{#if accounts eq 1}1 account{#else}{accounts.grouped} accounts{/if}, {#if logins eq 1}1 login{#else}{logins.grouped} logins{/if}. They get in as before.")
    String webmailStays(long accounts, long logins);

    @Message(
            "Is one of these your webmail? Put it into “webmail_networks” on the mail server, and the main password stays good there.")
    String webmailHint();

    @Message("Who would be refused")
    String whoTitle();

    @Message("Nobody logged in with a main password.")
    String nobody();

    @Message("The first 50 are shown.")
    String first();

    @Message("Last login")
    String lastLogin();

    @Message("Switch it on")
    String switchTitle();

    @Message("I have looked at who would be refused in {domain}")
    String switchConfirm(String domain);

    @Message("Switch the rule on")
    String switchAct();

    @Message("Keep things as they are")
    String keep();

    @Message("Not yet: the mail server would not refuse everybody it should. Nothing was changed.")
    String notReady();

    @Message(
            "{#when check}{#is ANSWERS}The mail server must answer over IMAP, with a certificate that the portal trusts.{#is MECHANISMS}The mail server must offer the mechanisms plain, login, xoauth2 and oauthbearer only.{#is SCRIPTS}Both scripts on each mail server must have reported, in the version that this portal expects.{#is CHECK_MAILBOX}The check mailbox must be able to log in by its alias while it is allowed to (settings latchkey.check; “The check mailbox” in deployment/dovecot/README.md says how a directory without aliases gets one).{#is REFUSED}The check mailbox must be refused by its address.{#is CACHE}An app password of the check mailbox must get in, and be refused as soon as it has ended: auth_cache_size must be 0.{#is API_ANSWERS}mailcow must answer, with a certificate that the portal trusts.{#is API_KEY}mailcow must take the API key, for writing too.{#is API_VERSION}mailcow must be 2025-03 or later.{#is API_CLOCK}mailcow must have the same time as the portal.{#is APP_PASSWORDS}An app password of mailcow’s check mailbox must get in and be ended (setting latchkey.mailcow.check-mailbox).{#is MAILBOX_LIST}mailcow must list its mailboxes, the check mailbox among them.{#is MAIN_PASSWORD_SWITCH}The main password of mailcow’s check mailbox must be refused and taken again as it was.{#else}The check mailbox must be refused by its alias: the directory has to tell whose name it is.{/when}")
    String check(latchkey.mailserver.Readiness.Check check);

    @Message(
            "Who keeps a mailbox gets a mail as soon as its date is known, another one three days before it, and one when it has come. The last two go only where the main password is still used. Whoever has a nearer date is told at once, and has no more time than that.")
    String mailsText();
}
