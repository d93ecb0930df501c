package latchkey.operations.importing;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the pages about mailboxes from a file. */
@MessageBundle("imports")
public interface ImportMessages {
    @Message("Import mailboxes")
    String title();

    @Message(
            "Send a list of mailboxes. First it is tried dry: you see each line that would change something, and each that is refused. Nothing changes until you say so.")
    String lead();

    @Message("File (CSV, UTF-8)")
    String file();

    @Message("At most {lines} lines and 64 MB. The first line names the columns.")
    String fileHint(String lines);

    @Message("Try it dry")
    String send();

    @Message("Columns")
    String columns();

    @Message("Mailboxes that the file does not name stay as they are. So does whatever a cell leaves empty.")
    String missingStay();

    @Message(
            "{#when column}{#is ADDRESS}The mailbox. This column must be there.{#is KIND}person, shared or service. A new mailbox without it is a person’s own.{#is LOGINS}Further names to log in by, with blanks between. They are added; others stay.{#is CUSTODIANS}Who keeps a shared or service mailbox: addresses of persons who have signed in here, with blanks between. They are added; others stay.{#is ACTIVE}yes or no. A mailbox that is switched off lets in no app password.{#else}The address until now of a mailbox that is renamed. Its app passwords go on, and for a time it can be logged in to by the former address too.{/when}")
    String column(Column column);

    @Message("Files of the last day")
    String recent();

    @Message("None. A file and what was said of it are kept for a day.")
    String none();

    @Message("Sent")
    String sent();

    @Message("Lines")
    String lines();

    @Message("State")
    String stateLabel();

    @Message(
            "{#when state}{#is READING}Being tried dry{#is READ}Tried dry, nothing changed yet{#is RUNNING}Being taken in{#is STOPPED}Stopped{#else}Done{/when}")
    String state(ImportRun.State state);

    @Message("Nothing was changed.")
    String nothingChanged();

    @Message("Line {line}:")
    String atLine(long line);

    @Message(
            "{#when fault}{#is NO_FILE}No file came with the form. Choose one.{#is EMPTY}The file is empty.{#is UTF_16}The file is in UTF-16. Save it as “CSV UTF-8”.{#is NOT_UTF_8}The file is not in UTF-8: a letter there is written in another encoding, such as Latin-1. Save it as “CSV UTF-8”.{#is NUL}There is a NUL character. This is no text file.{#is UNKNOWN_COLUMN}The first line has to name the columns, and this is the name of none:{#is COLUMN_TWICE}This column is named twice:{#is NO_ADDRESS_COLUMN}The column “address” is missing.{#is NUMBER_OF_CELLS}There are more or fewer cells than columns:{#is BROKEN_QUOTES}A quotation mark is missing, or one is too many.{#is LINE_BREAK_IN_CELL}A cell has a line break in it:{#is TOO_LONG}A cell is too long:{#is NO_LINES}The file has a first line with columns, and no mailbox below it.{#else}The file has too many lines. Divide it; at most this many are taken at once:{/when}")
    String fault(BadFile.Fault fault);

    @Message("Dry run")
    String runTitle();

    @Message("{percent}% done")
    String percent(int percent);

    @Message("Show how far it is")
    String reload();

    @Message(
            "{#when outcome}{#is REFUSED}Refused{#is ADD}New{#is CHANGE}Changed{#is RENAME}Renamed{#is MISSING}Not named in it{#else}As they are{/when}")
    String outcome(Outcome outcome);

    @Message("What comes of the lines")
    String outcomes();

    @Message("Line")
    String line();

    @Message("Mailbox")
    String mailbox();

    @Message("What")
    String what();

    @Message("Done")
    String done();

    @Message("yes")
    String yes();

    @Message("not yet")
    String notYet();

    @Message("No line of this kind.")
    String noLines();

    @Message("Download these lines")
    String download();

    @Message("Pages")
    String pages();

    @Message("Next lines")
    String next();

    @Message("From the first line")
    String first();

    @Message(
            "{#when why}{#is HIDDEN_CHARACTERS}A cell holds characters that cannot be seen or turn the writing around.{#is FORMULA}A cell begins like a formula.{#is NO_ADDRESS}There is no address.{#is BAD_ADDRESS}This is no address that a mailbox can have.{#is BAD_KIND}The kind has to be person, shared or service.{#is BAD_LOGIN}This is no name to log in by.{#is BAD_CUSTODIAN}This is no address of a person.{#is BAD_ACTIVE}It has to be yes or no.{#is NOT_SERVED}This domain is not served here.{#is NOT_YOURS}This lies outside the domains that you look after.{#is NAMED_TWICE}Another line of the file uses the same name.{#is NAME_OF_ANOTHER}This name belongs to another mailbox.{#is CUSTODIANS_OF_A_PERSON}A person’s own mailbox has no custodians.{#is UNKNOWN_CUSTODIAN}Nobody with this address has signed in here.{#is CUSTODIAN_OF_SEVERAL}Several persons with this address have signed in here. Appoint the right one on the mailbox’s own page.{#is MAILBOX_IS_SOMEBODYS}Its kind cannot change while it is somebody’s.{#is UNKNOWN_FORMER_ADDRESS}There is no mailbox with the former address.{#is NEW_ADDRESS_IN_USE}The new address is in use already.{#is HELD_BY_MAIL_SERVER}The new address is kept by another mail server, and the one of the former address still holds app passwords of this mailbox, or its main password is switched off there. End the app passwords, or take the mailbox out of the rule, and try again when the mail server has confirmed it.{#is BEING_ERASED}The mailbox is being erased. It keeps its address until then.{#else}The mailbox has changed since the dry run.{/when}")
    String why(Why why);

    @Message("Take it in")
    String beginTitle();

    @Message(
            "The lines that are refused are left out; the others are done one after the other. You can stop at any time.")
    String beginText();

    @Message("Nothing in this file would change anything.")
    String nothingToDo();

    @Message("Begin")
    String begin();

    @Message("Switch off what the file does not name?")
    String missingTitle();

    @Message("Mailboxes in use in the domains of the file: {active}. Not named in it: {missing}.")
    String missingCount(String active, String missing);

    @Message("More than 5% of a domain would be switched off. That is refused: most likely the file is not complete.")
    String tooManyMissing();

    @Message("See which ones")
    String showMissing();

    @Message("That can be chosen once no line of the file is refused.")
    String missingAfterRefused();

    @Message("To switch them off, type their number ({missing}); leave it empty to let them be")
    String typeNumber(String missing);

    @Message("Nothing has begun. This is not the number of mailboxes that may be switched off.")
    String wrongNumber();

    @Message("Switched off: {count}.")
    String deactivated(String count);

    @Message("No mailbox was switched off: by then more were missing than you had typed.")
    String keptTheMissing();

    @Message("Stop")
    String stop();

    @Message("Go on")
    String goOn();

    @Message("What is done stays done. The rest waits.")
    String stoppedText();

    @Message("All lines are done.")
    String ended();
}
