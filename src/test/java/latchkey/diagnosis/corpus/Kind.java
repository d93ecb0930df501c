package latchkey.diagnosis.corpus;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import latchkey.attempt.Reason;

/** Kinds of actors. What is the matter with each is known because of what it is, not because of what it looks like. */
public enum Kind {
    PHONE_WITH_REVOKED(Reason.RETIRED_APP_PASSWORD, Devices::phoneWithRevoked),
    LAPTOP_WITH_EXPIRED(Reason.RETIRED_APP_PASSWORD, Devices::laptopWithExpired),
    TABLET_THAT_MISSED_A_RENEWAL(Reason.RETIRED_APP_PASSWORD, Devices::tabletThatMissedARenewal),
    SENDS_WITH_THE_OLD_ONE(Reason.RETIRED_APP_PASSWORD, Devices::sendsWithTheOldOne),
    SCANNER_WITH_REVOKED(Reason.RETIRED_APP_PASSWORD, Devices::scannerWithRevoked),
    SCANNER_MADE_FOR_READING(Reason.PROTOCOL_NOT_ALLOWED, Devices::scannerMadeForReading),
    PROGRAM_THAT_FETCHES_THE_OLD_WAY(Reason.PROTOCOL_NOT_ALLOWED, Devices::programThatFetchesTheOldWay),
    FILTER_EDITOR(Reason.PROTOCOL_NOT_ALLOWED, Devices::filterEditor),
    PHONE_WITH_MAIN_PASSWORD(Reason.MAIN_PASSWORD, Devices::phoneWithMainPassword),
    PHONE_WITH_A_MADE_UP_MAIN_PASSWORD(Reason.MAIN_PASSWORD, Devices::phoneWithAMadeUpMainPassword),
    MAC_THAT_NEVER_TIRES(Reason.MAIN_PASSWORD, Devices::macThatNeverTires),
    SENDS_WITH_MAIN_PASSWORD(Reason.MAIN_PASSWORD, Devices::sendsWithMainPassword),
    CLOUD_WITH_MAIN_PASSWORD(Reason.MAIN_PASSWORD, SharedAddresses::cloudWithMainPassword),
    OFFICE_AFTER_THE_SWITCH(Reason.MAIN_PASSWORD, SharedAddresses::officeAfterTheSwitch),
    PERSON_WHO_KNOWS_OF_NO_APP_PASSWORDS(Reason.MAIN_PASSWORD, Hands::personWhoKnowsOfNoAppPasswords),
    PHONE_WITH_OLD_MAIN_PASSWORD(Reason.STALE_CLIENT, Devices::phoneWithOldMainPassword),
    ROAMING_PHONE(Reason.STALE_CLIENT, Devices::roamingPhone),
    CLOUD_WITH_OLD_PASSWORD(Reason.STALE_CLIENT, SharedAddresses::cloudWithOldPassword),
    CRON_FETCHER(Reason.STALE_CLIENT, Devices::cronFetcher),
    SCANNER_WITH_OLD_PASSWORD(Reason.STALE_CLIENT, Devices::scannerWithOldPassword),
    WEBMAIL_ELSEWHERE(Reason.STALE_CLIENT, Devices::webmailElsewhere),
    PHONE_OF_A_MAILBOX_THAT_IS_GONE(Reason.ADDRESS_MISTYPED, Devices::phoneOfAMailboxThatIsGone),
    HOUSEHOLD_WITH_OLD_PASSWORDS(Reason.STALE_CLIENT, SharedAddresses::householdWithOldPasswords),
    PHONE_OF_SOMEBODY_WHO_LEFT(Reason.ACCOUNT_OFF, Devices::phoneOfSomebodyWhoLeft),
    DEVICE_THE_DIRECTORY_HAS_CLOSED(Reason.ACCOUNT_OFF, Devices::deviceTheDirectoryHasClosed),
    PERSON_WHO_MISTYPES(Reason.MISTYPED_APP_PASSWORD, Hands::personWhoMistypes),
    PERSON_WHO_FORGETS_A_GROUP(Reason.MISTYPED_APP_PASSWORD, Hands::personWhoForgetsACharacter),
    DEVICE_WITH_TWO_WRONG_CHARACTERS(Reason.MISTYPED_APP_PASSWORD, Hands::deviceWithTwoWrongCharacters),
    SHARED_MAILBOX_WITH_OWN_APP_PASSWORD(Reason.OTHER_ACCOUNTS_APP_PASSWORD, Hands::sharedMailboxWithOwnAppPassword),
    SCANNER_WITH_WRONG_NAME(Reason.OTHER_ACCOUNTS_APP_PASSWORD, Devices::scannerWithWrongName),
    PERSON_WHO_MISSPELLS_THE_ADDRESS(Reason.ADDRESS_MISTYPED, Hands::personWhoMisspellsTheAddress),
    PERSON_WHO_LEAVES_OUT_THE_DOMAIN(Reason.ADDRESS_MISTYPED, Hands::personWhoLeavesOutTheDomain),
    PERSON_WITH_AN_ADDRESS_OF_LONG_AGO(Reason.ADDRESS_MISTYPED, Hands::personWithAnAddressOfLongAgo),
    PERSON_WHO_FORGOT_THE_PASSWORD(Reason.WRONG_PASSWORD, Hands::personWhoForgotThePassword),
    PERSON_AT_A_NEW_LAPTOP(Reason.WRONG_PASSWORD, Hands::personAtANewLaptop),
    OFFICE_THAT_MISTYPES(Reason.WRONG_PASSWORD, SharedAddresses::officeThatMistypes),
    SPRAYER(Reason.GUESSING, Guessers::sprayer),
    SLOW_SPRAYER(Reason.GUESSING, Guessers::slowSprayer),
    LOW_AND_SLOW(Reason.GUESSING, Guessers::lowAndSlow),
    DICTIONARY(Reason.GUESSING, Guessers::dictionary),
    ENUMERATOR(Reason.GUESSING, Guessers::enumerator),
    STUFFER(Reason.GUESSING, Guessers::stuffer),
    BOTNET(Reason.GUESSING, Guessers::botnet),
    BOTNET_OF_HUNDREDS(Reason.GUESSING, Guessers::botnetOfHundreds),
    GUESSER_THAT_BEGINS_AGAIN(Reason.GUESSING, Guessers::guesserThatBeginsAgain),
    BOTNET_WITH_ONE_LIST(Reason.GUESSING, Guessers::botnetWithOneList),
    OUTAGE_OF_THE_DIRECTORY(Reason.MAIL_SERVER_UNAVAILABLE, SharedAddresses::outageOfTheDirectory),
    HEALTHY_PHONE(Optional.empty(), Devices::healthyPhone),
    HEALTHY_OFFICE(Optional.empty(), SharedAddresses::healthyOffice),
    BACKUP_WITH_OLD_PASSWORD(Reason.STALE_CLIENT, HeldOut::backupWithOldPassword),
    FLEET_OF_SCANNERS_WITH_REVOKED(Reason.RETIRED_APP_PASSWORD, HeldOut::fleetOfScannersWithRevoked),
    COLLECTOR_OF_ANOTHER_PROVIDER(Reason.STALE_CLIENT, HeldOut::collectorOfAnotherProvider),
    MONITOR_MADE_FOR_SENDING(Reason.PROTOCOL_NOT_ALLOWED, HeldOut::monitorMadeForSending),
    ASSISTANT_AT_THE_BOSSS_MAILBOX(Reason.OTHER_ACCOUNTS_APP_PASSWORD, HeldOut::assistantAtTheBosssMailbox),
    PHONE_WITH_A_FULL_STOP(Reason.MISTYPED_APP_PASSWORD, HeldOut::phoneWithAFullStop),
    TABLET_IN_TWO_HOMES(Reason.MAIN_PASSWORD, HeldOut::tabletInTwoHomes),
    PATIENT_CHECKER(Reason.GUESSING, HeldOut::patientChecker),
    NEW_COLLEAGUE(Reason.ADDRESS_MISTYPED, HeldOut::newColleague),
    TRAVELLER_WITH_RIGHT_PASSWORD(Optional.empty(), HeldOut::travellerWithRightPassword),
    OLD_PHONE_BESIDE_A_NEW_ONE(Reason.STALE_CLIENT, HeldOut::oldPhoneBesideANewOne);

    private static final Set<Kind> HELD_OUT = EnumSet.range(BACKUP_WITH_OLD_PASSWORD, OLD_PHONE_BESIDE_A_NEW_ONE);

    private final Optional<Reason> label;
    // Each is a method.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Consumer<Actor> program;

    Kind(Reason label, Consumer<Actor> program) {
        this(Optional.of(label), program);
    }

    Kind(Optional<Reason> label, Consumer<Actor> program) {
        this.label = label;
        this.program = program;
    }

    /** Those that the rules were made with. */
    public static List<Kind> known() {
        return List.copyOf(EnumSet.complementOf(EnumSet.copyOf(HELD_OUT)));
    }

    /** No rule was ever set by one of these, and none may be. */
    public static Set<Kind> heldOut() {
        return EnumSet.copyOf(HELD_OUT);
    }

    /** What is the matter with a whole mail server has no address, and makes its neighbours fail with it. */
    boolean isSomewhere() {
        return this != OUTAGE_OF_THE_DIRECTORY;
    }

    boolean guesses() {
        return label.equals(Optional.of(Reason.GUESSING));
    }

    /** Empty: nothing is the matter. */
    public Optional<Reason> label() {
        return label;
    }

    void act(Actor actor) {
        program.accept(actor);
    }
}
