package latchkey.operations;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import latchkey.account.Account;
import latchkey.operations.KeeperPages.KeeperAct;

/** Words of the pages about whose a mailbox is. */
@MessageBundle("keeper")
public interface KeeperMessages {
    @Message("Mailboxes and persons")
    String title();

    @Message("Open a mailbox to see which sign-ins it belongs to, and to change that.")
    String lead();

    @Message("Address of the mailbox")
    String address();

    @Message("Open")
    String open();

    @Message("No mailbox has this address. Check how it is spelled; aliases are not found here.")
    String unknownAddress();

    @Message("{#when kind}{#is PERSON}A person's own mailbox{#is SHARED}Shared mailbox{#else}Service mailbox{/when}")
    String kind(Account.Kind kind);

    @Message("Kind")
    String kindLabel();

    @Message("State")
    String state();

    @Message("In use")
    String active();

    @Message("Switched off: app passwords are refused, and none can be made")
    String inactive();

    @Message("Make it: {kind}")
    String makeIt(String kind);

    @Message("Belongs to")
    String owner();

    @Message("Custodians")
    String custodians();

    @Message("Linked to nobody")
    String nobodyTitle();

    @Message(
            "The first person for whom the sign-in provider vouches that this address is theirs gets the mailbox. You can also link it yourself.")
    String nobodyText();

    @Message("No custodian yet")
    String noCustodianTitle();

    @Message("Nobody can make app passwords for this mailbox. Search for a person below and appoint them.")
    String noCustodianText();

    @Message("Others who signed in with this address")
    String claimants();

    @Message(
            "The provider vouches for the address, but the mailbox belongs to another sign-in. That happens when a person gets a new account at the provider, or when an address is given to somebody else.")
    String claimantsText();

    @Message("Find a person")
    String find();

    @Message("Name, address or subject of somebody who has signed in here before")
    String findHint();

    @Message("Search")
    String search();

    @Message("Nobody found. Persons are known here once they have signed in with a second factor.")
    String nobodyFound();

    @Message("Person")
    String person();

    @Message("Mailboxes")
    String mailboxes();

    @Message("and {count} more")
    String more(int count);

    @Message("none")
    String none();

    @Message("Last sign-in")
    String lastSignIn();

    @Message("Subject at the provider")
    String subject();

    @Message("not yet")
    String notYet();

    @Message("without a name")
    String nameless();

    @Message("Act")
    String actions();

    @Message("Link to this sign-in")
    String relink();

    @Message("Appoint")
    String appoint();

    @Message("Remove")
    String remove();

    @Message(
            "{#when act}{#is RELINK}Give the mailbox to this sign-in?{#is ADD}Appoint this custodian?{#is REMOVE}Remove this custodian?{#else}Change the kind of the mailbox?{/when}")
    String question(KeeperAct act);

    @Message("Mailbox")
    String mailbox();

    @Message("Until now")
    String untilNow();

    @Message("From now on")
    String fromNowOn();

    @Message("App passwords in use")
    String appPasswords();

    @Message("Who is behind the new sign-in?")
    String whoIsIt();

    @Message("Another person")
    String anotherPerson();

    @Message(
            "All app passwords of the mailbox end, on some mail servers within minutes. Its mail programs need new ones.")
    String anotherPersonHint();

    @Message("The same person with a new sign-in")
    String samePerson();

    @Message("App passwords go on working. Choose this only if you are sure.")
    String samePersonHint();

    @Message("The mailbox, the former sign-in and the new one get a mail about it.")
    String mailsSent();

    @Message("Custodians can make, see and revoke the app passwords of the mailbox.")
    String whatCustodiansDo();

    @Message(
            "The person no longer sees the mailbox here. App passwords that they made go on working in the devices that have them; revoke those that should not.")
    String whatRemovalDoes();

    @Message("A shared or service mailbox is kept by custodians; a person's own belongs to one sign-in.")
    String whatKindDoes();

    @Message(
            "{#when act}{#is RELINK}Give it to this sign-in{#is ADD}Appoint{#is REMOVE}Remove{#else}Change the kind{/when}")
    String doIt(KeeperAct act);

    @Message("Leave it as it is")
    String leaveIt();

    @Message(
            "{#when act}{#is RELINK}The mailbox belongs to another sign-in now. All concerned get a mail.{#is ADD}The custodian was appointed.{#is REMOVE}The custodian was removed.{#else}The kind was changed.{/when}")
    String done(KeeperAct act);

    @Message("Give it another address")
    String rename();

    @Message("New address")
    String newAddress();

    @Message("Rename it at the mail server first, and let it know the former address as another name of the mailbox.")
    String renameFirst();

    @Message(
            "App passwords go on working. Mail programs may log in by the former address for {days} days; afterwards they need the new one.")
    String whatRenamingDoes(long days);

    @Message("This is no address that a mailbox can have.")
    String noAddress();

    @Message("Rename")
    String renameIt();

    @Message("Erase it")
    String erase();
}
