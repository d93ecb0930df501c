package latchkey.audit;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The acts in words. */
@MessageBundle("audit")
public interface AuditMessages {
    @Message(
            "{#when act}{#is PERSON_LINKED}Mailbox linked to a sign-in{#is PERSON_RELINKED}Mailbox given to another sign-in{#is CUSTODIAN_ADDED}Custodian added{#is CUSTODIAN_REMOVED}Custodian removed{#is ACCOUNT_KIND_CHANGED}Kind of mailbox changed{#is ACCOUNT_DEACTIVATED}Mailbox switched off{#is ACCOUNT_ACTIVATED}Mailbox switched on{#is ACCOUNT_RENAMED}Mailbox given another address{#is ACCOUNT_ERASED}Mailbox erased{#is ACCOUNT_IMPORTED}Mailbox taken in from a file{#is LOGIN_NAMES_ADDED}Login names added{#is IMPORT_BEGUN}Import begun{#is IMPORT_STOPPED}Import stopped{#is IMPORT_ENDED}Import ended{#is LANGUAGE_CHOSEN}Language chosen{#is MAILS_CHOSEN}Mails chosen{#is SESSIONS_ENDED}Signed out everywhere{#is OWN_DATA_DOWNLOADED}Own data downloaded{#is APP_PASSWORD_ISSUED}App password made{#is APP_PASSWORD_NOT_SHOWN}App password withdrawn before it was shown{#is APP_PASSWORD_REVOKED}App password revoked{#is APP_PASSWORD_LEAKED}App password revoked because it leaked{#is APP_PASSWORD_RENAMED}App password given another name{#is APP_PASSWORD_RENEWED}App password made in the place of another{#is APP_PASSWORD_REPLACED}App password ended, another took its place{#is HAND_OVER_OFFERED}Code for a phone shown{#is HAND_OVER_CLAIMED}App password opened on a phone{#is HAND_OVER_ENDED}Code for a phone ended by wrong keys{#is FOREIGN_APP_PASSWORD_REVOKED}App password revoked that was made in mailcow{#is PLACES_KNOWN}Use from two places said to be the owner’s own{#is APP_PASSWORD_EXPIRED}App password expired, nobody used it{#is APP_PASSWORD_REVIVED}Expired app password brought back{#is ACCOUNT_COMPROMISED}Everything ended because the account was compromised{#is CASE_OPENED}Case opened{#is CLIENT_CLOSED}Failing client closed{#is CLIENT_REOPENED}Failing client opened again{#is BAN_LIFTED}Network let in again{#is WORKLIST_EXPORTED}List of failing clients downloaded{#is CASE_TAKEN}Case taken on{#is CASE_RELEASED}Case given back{#is CASE_NOTED}Note written{#is CASE_NOTE_STRUCK}Note struck out{#is CALLER_CODE_MADE}Code for the helpdesk made{#is CALLER_CONFIRMED}Caller confirmed by a code{#is CALLER_NOT_CONFIRMED}Wrong code of a caller{#is SITE_NAMED}Site named{#is DOMAIN_ADDED}Domain added{#is DOMAIN_CHANGED}Domain changed{#is RULE_TRIED_DRY}Rule tried dry{#is RULE_SWITCHED_ON}Rule switched on{#is RULE_UNDONE}Rule undone{#is PLAN_PAUSED}Plan paused{#is PLAN_CONTINUED}Plan continued{#is PLANNED_DATE_SET}Day set for an account{#is MAIN_PASSWORD_REFUSED}Main password refused{#is EXEMPTION_GIVEN}Main password allowed for a time{#is EXEMPTION_ENDED}Exemption ended{/when}")
    String act(Act act);

    @Message(
            "{#switch role}{#case 'admin'}Administrator{#case 'helpdesk'}Helpdesk{#case 'owner'}Owner{#else}Portal{/switch}")
    String role(String role);
}
