package latchkey.operations.check;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import java.time.Instant;
import latchkey.mailserver.Readiness;
import latchkey.operations.check.Check.Part;

/** Words of the page of checks. */
@MessageBundle("checks")
public interface CheckMessages {
    @Message("Checks")
    String title();

    @Message("Whether mail servers, database and portal work together as they should, looked at just now.")
    String lead();

    @Message("All is well.")
    String allWell();

    @Message(
            "{#if red eq 1}One check is red.{#else}{red} checks are red.{/if}{#if amber eq 1} One is to be looked at.{#else if amber gt 1} {amber} are to be looked at.{/if}")
    String broken(long red, long amber);

    @Message(
            "{#if amber eq 1}One check is to be looked at. Nobody is harmed by it yet.{#else}{amber} checks are to be looked at. Nobody is harmed by them yet.{/if}")
    String doubtful(long amber);

    @Message("Check the mail servers now")
    String lookNow();

    @Message("Logs in with the check mailbox, which takes up to a minute. Otherwise this happens every 15 minutes.")
    String lookNowHint();

    @Message("What to do")
    String whatToDo();

    @Message("Since")
    String since();

    @Message("{#if count eq 1}One line{#else}All {count}{/if}")
    String all(int count);

    @Message(
            "{#when part}{#is MAIL_SERVER}Mail servers{#is REPORTS}Reports{#is DATABASE}Database{#is SIGN_IN}Sign-in{#else}Jobs and mails{/when}")
    String part(Part part);

    @Message("{#when state}{#is GREEN}In order{#is AMBER}Look at it{#else}Broken{/when}")
    String state(State state);

    @Message(
            "{#when check}{#is ANSWERS}Mail servers answer{#is SCRIPTS}Scripts on the mail servers{#is MECHANISMS}Ways to log in{#is CHECK_MAILBOX}Check mailbox{#is REFUSED}Refused by its address{#is REFUSED_BY_ALIAS}Refused by an alias{#is CACHE}No cache of logins{#is API_ANSWERS}mailcow answers{#is API_KEY}API key of mailcow{#is API_VERSION}Version of mailcow{#is API_CLOCK}Clock of mailcow{#is APP_PASSWORDS}App passwords at mailcow{#is MAILBOX_LIST}Mailboxes of mailcow{#is MAIN_PASSWORD_SWITCH}Main passwords at mailcow{#is JUDGE}Reports are judged{#is INBOX}Inbox{#is LOST}Lost reports{#is REJECTED}Reports set aside{#is LOGS}Logs of mail servers{#is EVENT}Event of the database{#is RIGHTS}Rights of the portal{#is VIEWS}Views for the mail servers{#is MAIN_PASSWORDS}View of main passwords{#is DAYS}Days ahead{#is CLOCKS}Clocks{#is RETENTION}Retention{#is JOBS}Jobs of this replica{#is WITHDRAWALS}Ended app passwords{#is ERASURES}Erased mailboxes{#is PLANS}Plans for main passwords{#is PROVIDER}The provider answers{#else}Mails to people{/when}")
    String check(Check check);

    @Message(
            "{#when check}{#is ANSWERS}Look whether it runs and whether the portal reaches its IMAP port, and whether its certificate is trusted (latchkey.mail-server.certificate). The host of each domain stands under Domains.{#is SCRIPTS}Install latchkey-common.lua, latchkey-first.lua and latchkey-last.lua of this release on the mail servers named here, see “New scripts later” in deployment/dovecot/README.md. If only one script reports, look whether both stand around your own password check, as in the example configuration.{#is MECHANISMS}Reduce auth_mechanisms to plain login xoauth2 oauthbearer. The others never show a password, so a refused account cannot be told from an allowed one.{#is CHECK_MAILBOX}Set latchkey.check.address, alias and password to a mailbox that nobody uses, and make sure that it can log in. Without it no rule can be switched on.{#is REFUSED}A refused account gets in. Look whether both scripts stand around your own password check, as in the example configuration.{#is REFUSED_BY_ALIAS}A refused account gets in by another name. Let your directory return the canonical name (user or latchkey_user), see deployment/dovecot/README.md.{#is CACHE}Set auth_cache_size = 0. A cached login tells nobody, and lets a revoked app password in until it is forgotten. If no app password gets in at all, your own password check looks nobody up without a password: see deployment/dovecot/README.md.{#is API_ANSWERS}Look whether mailcow runs and whether the portal reaches latchkey.mailcow.url, and whether its certificate is trusted (latchkey.mailcow.certificate). What people were told waits and is made up for.{#is API_KEY}mailcow does not know the key (401), or not from this network, or the key may only read (403). Put a key that may write into the key file and let allow_from hold the portal’s address: if mailcow misses it there, it stands in brackets. The portal sends nothing more until the file is written anew, so that mailcow does not shut it out: touch the key file after correcting the list.{#is API_VERSION}Bring mailcow to 2025-03 or later. Earlier ones treat main passwords and app passwords differently.{#is API_CLOCK}Let both machines take their time from the same source (NTP). Lights and reasons follow mailcow’s times.{#is APP_PASSWORDS}Set latchkey.mailcow.check-mailbox to a mailbox there that nobody uses. If it is set: an app password could not be made, did not get in, or could not be ended; what failed stands in brackets.{#is MAILBOX_LIST}mailcow’s list of mailboxes does not name the check mailbox as an active one. Look whether it is there and switched on, and whether the domain of the check mailbox is one of this mailcow.{#is MAIN_PASSWORD_SWITCH}The protocols of the check mailbox could not be switched off and on again as they were (protocol_access); what failed stands in brackets. No other mailbox was touched.{#is JUDGE}Look into the portal’s log. If only this replica is concerned, restart it.{#is INBOX}Reports wait, so the helpdesk sees old news. Look whether the portal judges, and whether the database has enough room and time.{#is LOST}Reports are missing from the history. Trimmed ones: the portal stood still for long. Lost ones: look into the mail log for “report lost”.{#is REJECTED}They could not be judged and lie in login_report_rejected with the reason. Please tell the makers of Latchkey; this turns green when they are deleted, which happens by itself after 30 days.{#is LOGS}See whether the portal reaches the mail server and whether its key is good (deployment/mailcow/README.md). Missed lines: its log is full before it is read; let it keep more lines, or stop what fills it.{#is EVENT}Set event_scheduler = ON in the database’s configuration, for good. Without it nothing keeps the inbox within bounds while no portal runs.{#is RIGHTS}As the database’s administrator run “DELETE FROM latchkey.flyway_schema_history WHERE description = 'Views and rights'”, and restart the portal: it makes views and rights anew. Where it does not have the owner’s password, run “migrate” before (deployment/README.md).{#is VIEWS}Nobody can log in to mail without them. See “After a restore, or when the role is gone” in deployment/dovecot/README.md.{#is MAIN_PASSWORDS}Repair dovecot_main_password, your own view, or the rights of its role. Nobody is let in or refused by it; only the reasons become less certain.{#is DAYS}The job for retention does not make days. Look at it below, and into the portal’s log.{#is CLOCKS}Let all machines take their time from the same source (NTP).{#is RETENTION}Look into the portal’s log. What is not done is made up for in the next round.{#is JOBS}Look into the portal’s log. A job that stays late needs a restart of the portal.{#is WITHDRAWALS}The mail server has not confirmed that they are gone. See whether it can be reached; the portal goes on asking.{#is ERASURES}Look whether the mail server has confirmed that their app passwords are gone, and whether the database’s own event runs. Which ones wait stands under Accounts, “Erased mailboxes”.{#is PLANS}Look at the plan under Main passwords: who fails that its dry run did not name? Then continue it, or undo it. Until then it takes no further account.{#is PROVIDER}Nobody can sign in until it answers; who is signed in goes on for as long as his token lasts. Look whether the provider runs and whether this replica reaches latchkey.oidc.issuer.{#else}Check quarkus.mailer.host and the mail server that is to take them. Mails that failed are not sent again.{/when}")
    String toDo(Check check);

    @Message("This could not be looked at: {why}")
    String cannotLook(String why);

    @Message("No mail server has reported a login within a week.")
    String noScripts();

    @Message("{source}: only the {#if first}first{#else}last{/if} script has reported.")
    String oneScript(String source, boolean first);

    @Message(
            "{source}: first script version {first} ({firstAt.ago}), last script version {last} ({lastAt.ago}); expected is {expected}.")
    String scripts(String source, int first, Instant firstAt, int last, Instant lastAt, int expected);

    @Message("Not looked at yet, or the check mailbox is missing, or no domain has an IMAP host.")
    String notLookedAt();

    @Message(
            "{mailServer}: {#when check}{#is ANSWERS}answers over IMAP{#is MECHANISMS}offers safe mechanisms only{#is SCRIPTS}both scripts report{#is CHECK_MAILBOX}the check mailbox gets in while it is allowed{#is REFUSED}the check mailbox is refused by its address{#is CACHE}an app password gets in, and not once it has ended{#is API_ANSWERS}answers{#is API_KEY}takes the key, for writing too{#is API_VERSION}is a version that is known{#is API_CLOCK}has the same time as the portal{#is APP_PASSWORDS}an app password can be made, gets in, and can be narrowed and ended{#is MAILBOX_LIST}lists its mailboxes{#is MAIN_PASSWORD_SWITCH}a main password can be refused, and taken again as it was{#else}the check mailbox is refused by its alias{/when}.")
    String met(Readiness.Check check, String mailServer);

    @Message(
            "{mailServer}: {#when check}{#is ANSWERS}cannot be reached, or its certificate is not trusted{#is MECHANISMS}offers others too{#is SCRIPTS}a script does not report{#is CHECK_MAILBOX}the check mailbox does not get in while it is allowed{#is REFUSED}the check mailbox is not refused by its address{#is CACHE}an app password of the check mailbox does not get in, or still does after its end{#is API_ANSWERS}cannot be reached, or its certificate is not trusted{#is API_KEY}does not take the key, or not for writing{#is API_VERSION}is not a version that is known{#is API_CLOCK}has another time than the portal{#is APP_PASSWORDS}an app password does not do what it should{#is MAILBOX_LIST}does not list its mailboxes{#is MAIN_PASSWORD_SWITCH}a main password is not refused, or not taken again as it was{#else}the check mailbox is not refused by its alias{/when}{#if !detail.isEmpty && detail != mailServer} ({detail}){/if}.")
    String unmet(Readiness.Check check, String mailServer, String detail);

    @Message("Last check login: {at.ago}.")
    String lookedAt(Instant at);

    @Message(
            "{#if judging}The inbox was looked at {seconds} s ago.{#else}The inbox was looked at {seconds} s ago, and not since.{/if}")
    String judge(boolean judging, long seconds);

    @Message("The inbox is empty.")
    String inboxEmpty();

    @Message(
            "{#if more}More than {waiting.grouped} reports wait{#else if waiting eq 1}One report waits{#else}{waiting.grouped} reports wait{/if}, the oldest of them came {oldest.ago}.")
    String inbox(long waiting, boolean more, Instant oldest);

    @Message("None was trimmed from the inbox.")
    String noneTrimmed();

    @Message(
            "{#if reports eq 1}One report was{#else}{reports.grouped} reports were{/if} trimmed from a full inbox, the last one on {last.day}.")
    String trimmed(long reports, Instant last);

    @Message("No mail server tells of a report that it could not store.")
    String noneLost();

    @Message(
            "{source} could not store {#if reports eq 1}one report{#else}{reports.grouped} reports{/if}, as it told {last.ago}.")
    String lost(String source, long reports, Instant last);

    @Message("No mail server’s logs are read.")
    String noLogs();

    @Message("{source}, log “{log}”: read {at.ago}.")
    String logRead(String source, String log, Instant at);

    @Message("{source}, log “{log}”: never read{#if !why.isEmpty} ({why}){/if}.")
    String logNeverRead(String source, String log, String why);

    @Message("{source}, log “{log}”: cannot be read now ({why}); what is new in it is read later.")
    String logFails(String source, String log, String why);

    @Message(
            "{source}, log “{log}”: about {lines.grouped} lines may have been missed so far, the last ones {last.ago}: it was emptied, or full before it was read.")
    String logOverran(String source, String log, long lines, Instant last);

    @Message(
            "{source}, log “{log}”: {#if lines eq 1}one line about a refused login was{#else}{lines.grouped} lines about refused logins were{/if} not understood so far.")
    String logNotUnderstood(String source, String log, long lines);

    @Message("None is set aside.")
    String noneRejected();

    @Message("{#if reports eq 1}One is{#else}{reports.grouped} are{/if} set aside, the last one {last.ago}: {why}")
    String rejected(long reports, Instant last, String why);

    @Message("The event scheduler is off.")
    String eventsOff();

    @Message("The event has not run since the last change of the tables. It runs each minute.")
    String eventNotYet();

    @Message("The event scheduler is on. The event bound_the_inbox ran {at.ago}.")
    String eventRan(Instant at);

    @Message("It cannot be read: {why}")
    String unreadable(String why);

    @Message("It can be read.")
    String readable();

    @Message("The portal has all rights that the migration gives.")
    String rightsThere();

    @Message("Missing: {right}")
    String rightMissing(String right);

    @Message("They are there, and their role can read the tables.")
    String viewsThere();

    @Message("They are there, and the mail servers’ own user can read them.")
    String viewsReadByDovecot();

    @Message("No plan is paused.")
    String noPlanPaused();

    @Message("The plan of {domain} was paused {at.ago}.")
    String planPaused(String domain, Instant at);

    @Message("Not asked yet.")
    String providerNotAsked();

    @Message(
            "For the replica {replica} it is {#when state}{#is RED}broken{#is AMBER}to be looked at{#else}in order{/when}; it became so {at.ago}.")
    String elsewhere(String replica, State state, Instant at);

    @Message("It answered {at.ago}.")
    String providerAnswers(Instant at);

    @Message(
            "{#if !named.isEmpty}It names itself {named}, which is not the issuer that is set{#else if status eq 0}It did not answer{#else}It answered with the status {status} and named no issuer{/if}, {at.ago}.")
    String providerAway(String named, int status, Instant at);

    @Message("Room for refusals is made for {#if days eq 1}one day{#else}{days} days{/if} ahead.")
    String daysAhead(long days);

    @Message(
            "Portal and database differ by {#if seconds eq 0}less than a second{#else if seconds eq 1}one second{#else}{seconds.grouped} seconds{/if}. Reports are stamped by the database.")
    String clocks(long seconds);

    @Message(
            "{source} differs from the database by {#if seconds eq 0}less than a second{#else if seconds eq 1}one second{#else}{seconds.grouped} seconds{/if}.")
    String mailServerClock(String source, long seconds);

    @Message("The mail server has confirmed all of them.")
    String allWithdrawn();

    @Message(
            "{#if late eq 1}One has{#else}{late.grouped} have{/if} not been confirmed for more than ten minutes; the oldest ended {oldest.ago}.")
    String notWithdrawn(long late, Instant oldest);

    @Message("None waits.")
    String allErased();

    @Message(
            "{#if late eq 1}One has waited{#else}{late.grouped} have waited{/if} for more than an hour; the oldest was asked for {oldest.ago}.")
    String notErased(long late, Instant oldest);

    @Message("None waits for longer than a quarter of an hour, and none has failed within a week.")
    String mailsSent();

    @Message(
            "Waiting for longer than a quarter of an hour: {stuck.grouped}. Within a week failed: {failed.grouped}, perhaps sent: {perhaps.grouped}.")
    String mails(long stuck, long failed, long perhaps);

    @Message("{job}: {at.ago}.")
    String jobRan(String job, Instant at);

    @Message("{job}: {at.ago}, and is late.")
    String jobLate(String job, Instant at);

    @Message("{job}: not since the start.")
    String jobNotYet(String job);

    @Message("{job}: failed the last time, {why}")
    String jobFailed(String job, String why);

    @Message(
            "{#switch name}{#case 'SendNotices'}sending mails{#case 'WithdrawEnded'}withdrawing ended app passwords{#case 'EndHandOvers'}clearing codes for phones{#case 'EndReplaced'}ending app passwords that were replaced{#case 'KickSessions'}ending mail sessions{#case 'ForgetLogins'}having mail servers forget logins{#case 'PollBans'}asking for networks that are shut out{#case 'EndForeign'}ending app passwords made in mailcow{#case 'FollowPlans'}following plans for main passwords{#case 'CountUses'}counting who uses the main password{#case 'SiteName'}reading the name of the site{#case 'AgreeWithMailServers'}comparing app passwords with the mail servers{#case 'SwitchMainPasswords'}switching main passwords at the mail servers{#case 'WorkOnImports'}taking in mailboxes from files{#case 'CarryOutErasures'}erasing mailboxes{#case 'former-names'}former names of renamed mailboxes{#case 'made-up-names'}names that nobody has{#case 'silent-names'}names that are no mailbox's{#case 'old-colleagues'}who works at the helpdesk{#case 'old-imports'}old files with mailboxes{#case 'KeepHouse'}retention{#case 'CheckBoard'}these checks{#case 'LookAtMailServers'}check logins{#case 'LookAtProvider'}asking the provider{#case 'MeasureTables'}counting for the metrics{#case 'TellAlarms'}alarms{#case 'attempt-days'}days of refusals{#case 'attempt-networks'}networks of refusals{#case 'use-networks'}networks of accepted logins{#case 'old-uses'}old accepted logins{#case 'client-networks'}networks of failing clients{#case 'old-failing-clients'}old failing clients{#case 'unused-app-passwords'}app passwords that nobody uses{#case 'retired-hashes'}hashes of ended app passwords{#case 'last-use-networks'}networks of last uses{#case 'rejected-report-addresses'}addresses of reports set aside{#case 'rejected-reports'}reports set aside{#case 'known-mailboxes'}mailboxes that are gone{#case 'KeepKnownMailboxes'}asking for mailboxes{#case 'dry-run-networks'}networks of dry runs{#case 'erased-persons'}sessions of erased people{#case 'counted-tries'}counted tries{#case 'old-sign-ins'}old sign-ins{#case 'ended-exemptions'}ended exemptions from plans{#case 'caller-codes'}caller codes{#case 'old-notes'}old notes of the helpdesk{#case 'old-cases'}old cases of the helpdesk{#case 'old-mails'}records of old mails{#else}{name}{/switch}")
    String job(String name);
}
