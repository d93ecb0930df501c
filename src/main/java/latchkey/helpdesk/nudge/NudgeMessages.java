package latchkey.helpdesk.nudge;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import latchkey.diagnosis.AskedFilter;

/** Words of nudges: the pages of the helpdesk, and what stands on a printed letter beside the words of the mail. */
@MessageBundle("nudge")
public interface NudgeMessages {
    @Message("Nudges")
    String title();

    @Message(
            "Write to owners whose mail programs fail, and say what to do. Choose them in the list of failing clients; nobody is written to before you have seen who, and how.")
    String lead();

    @Message("Rounds so far")
    String rounds();

    @Message("None yet. A round that was tried dry and not begun is forgotten after a day.")
    String noRounds();

    @Message("Made")
    String made();

    @Message("By")
    String by();

    @Message("{#if name.isEmpty}Somebody who is not known any more{#else}{name}{/if}")
    String name(String name);

    @Message("For")
    String whom();

    @Message("Everything that fails")
    String noFilter();

    @Message("State")
    String stateLabel();

    @Message(
            "{#when state}{#is DRY}Tried dry, nothing sent{#is RUNNING}On its way{#is STOPPED}Stopped{#else}Done{/when}")
    String state(NudgeRun.State state);

    @Message("To be nudged")
    String planned();

    @Message("Nudge these")
    String nudgeThese();

    @Message("Nudge these owners")
    String newTitle();

    @Message("{#if accounts eq 1}1 address fits this filter.{#else}{accounts.grouped} addresses fit this filter.{/if}")
    String count(long accounts);

    @Message("The message")
    String preview();

    @Message("In the languages of those who get it. There is no password in it, and no link but the one to the portal.")
    String previewText();

    @Message("There is nobody here who could get it; the dry run says why.")
    String noPreview();

    @Message("Mails have no link and letters no address: the setting latchkey.mail.portal is missing.")
    String noPortal();

    @Message("Try it dry")
    String tryDry();

    @Message("You see who would get it and by which way, and who not and why. Nothing is sent.")
    String tryDryText();

    @Message("Nothing was changed.")
    String nothingChanged();

    @Message("Nothing fails that fits this filter, so there is nobody to nudge.")
    String nobody();

    @Message(
            "{accounts.grouped} addresses fit this filter. At most {most.grouped} are nudged in one round: choose a finer filter.")
    String tooMany(long accounts, int most);

    @Message(
            "{#when field}{#is REASON}There is no reason “{word}”.{#is CERTAINTY}There is no certainty “{word}”.{#is STATE}There is no state “{word}”.{#is DOMAIN}No domain “{word}” is looked after here.{#is SINCE}There is no time “{word}” to choose.{#is PROTOCOL}There is no protocol “{word}”.{#is HOLDER}“{word}” is neither “mine” nor “nobody”.{#is SORT}There is no order “{word}”.{#else}There is no page “{word}”.{/when} Nobody is chosen by such a filter.")
    String nonsense(AskedFilter.Field field, String word);

    @Message("What was searched for is longer than any address. Nobody is chosen by such a filter.")
    String tooLong();

    @Message("The form was not complete. Try it from this page.")
    String brokenForm();

    @Message("A round of nudges")
    String runTitle();

    @Message("{percent}% done")
    String percent(int percent);

    @Message("Show how far it is")
    String reload();

    @Message("Stop")
    String stop();

    @Message("Go on")
    String goOn();

    @Message("Nobody else is nudged now. What is sent stays sent; the others wait.")
    String stoppedText();

    @Message("All of them have been dealt with.")
    String endedText();

    @Message(
            "Mails: {sent.grouped} handed to the mail server{#if waiting > 0}, {waiting.grouped} waiting{/if}{#if failed > 0}, {failed.grouped} given up{/if}{#if perhaps > 0}, {perhaps.grouped} perhaps sent: the portal stopped meanwhile{/if}.")
    String mails(long sent, long waiting, long failed, long perhaps);

    @Message("Nudge them?")
    String beginTitle();

    @Message(
            "At most {batch.grouped} owners are nudged in {seconds.grouped} seconds. You can stop at any time. Each one is looked at again when his turn comes: whoever is helped by then is left out.")
    String beginText(int batch, long seconds);

    @Message("Begin")
    String begin();

    @Message("Nobody of these can be nudged, so there is nothing to begin.")
    String nothingToBegin();

    @Message("Who and how, and who not")
    String outcomes();

    @Message(
            "{#when way}{#is MAILBOX}By mail into the mailbox, which somebody reads{#is CUSTODIANS}By mail to those who keep it{#is SECOND_ADDRESS}By mail to the second address: nobody opens the mailbox{#else}By a letter to print: nobody opens the mailbox and no second address is known, or it was printed from the case{/when}")
    String way(Way way);

    @Message(
            "{#when why}{#is NO_MAILBOX}Left out: no mailbox has this name{#is ELSEWHERE}Left out: you do not look after it{#is OFF}Left out: the mailbox is switched off{#is NOBODYS}Left out: nobody keeps this mailbox{#is NO_ADDRESS}Left out: no address of those who keep it is known{#is NOT_HIS}Left out: its owner cannot mend what fails{#is FIXED}Left out: nothing fails any more{#is EXEMPT}Left out: its main password is allowed for now{#is UNWANTED}Left out: its owner does not want such mails{#is COOLING_DOWN}Left out: nudged a short time ago{#else}Left out: a fault, see the log of the portal{/when}")
    String why(Why why);

    @Message(
            "{#if days eq 1}Whoever was nudged within a day is left alone.{#else}Whoever was nudged within {days} days is left alone.{/if}")
    String coolDown(long days);

    @Message("No address has this outcome.")
    String noLines();

    @Message("Address")
    String mailbox();

    @Message("What fails")
    String what();

    @Message("Done")
    String turn();

    @Message("yes")
    String done();

    @Message("not yet")
    String notYet();

    @Message("Pages")
    String pages();

    @Message("From the first one")
    String first();

    @Message("Next ones")
    String next();

    @Message("Letters to print")
    String letters();

    @Message("Each letter is on a sheet of its own. Print this page from your browser.")
    String lettersText();

    @Message("This round was only tried dry. Nobody is nudged by it, so there is no letter to print. Begin it first.")
    String lettersDry();

    @Message("{address}: printed already")
    String isPrinted(String address);

    @Message("Are they printed?")
    String printedTitle();

    @Message("Only then those who get them count as nudged, and are left alone for a time.")
    String printedText();

    @Message("All on this page are printed")
    String printed();

    @Message("Is it printed?")
    String printedOneTitle();

    @Message("Only then its owner counts as nudged, and is left alone for a time.")
    String printedOneText();

    @Message("It is printed")
    String printedOne();

    @Message("letter to be printed")
    String toPrint();

    @Message("There is no letter to print here.")
    String noLetters();

    @Message("Back to the round")
    String backToRun();

    @Message("The address of Latchkey:")
    String letterAddress();

    @Message("Or let the camera of a phone read this code. It holds the address and nothing else.")
    String letterScan();

    @Message("Code with the address of Latchkey")
    String letterCode();

    @Message("Nudge")
    String caseTitle();

    @Message("Write to the owner what fails and what to do. First you see the message, and how it would reach them.")
    String caseText();

    @Message("Nudge the owner")
    String caseButton();

    @Message("Letter to print")
    String caseLetter();

    @Message("Last nudged")
    String lastNudged();

    @Message(
            "“Open {portal} on any computer or phone, and sign in there with your second factor. It shows you which device it is, and every step.”")
    String sayWhere(String portal);

    @Message("In the owner’s language")
    String ownersLanguage();
}
