package latchkey.operations.importing;

import java.util.Locale;
import latchkey.shared.Refusal;

/** Why a line is refused. */
public enum Why {
    HIDDEN_CHARACTERS,
    FORMULA,
    NO_ADDRESS,
    BAD_ADDRESS,
    BAD_KIND,
    BAD_LOGIN,
    BAD_CUSTODIAN,
    BAD_ACTIVE,
    NOT_SERVED,
    NOT_YOURS,
    /** By another line of the file. */
    NAMED_TWICE,
    /** The address is a name by which another mailbox is logged in to. */
    NAME_OF_ANOTHER,
    CUSTODIANS_OF_A_PERSON,
    UNKNOWN_CUSTODIAN,
    /** Several persons have this address at the provider, and none of them has a mailbox of that name. */
    CUSTODIAN_OF_SEVERAL,
    MAILBOX_IS_SOMEBODYS,
    UNKNOWN_FORMER_ADDRESS,
    NEW_ADDRESS_IN_USE,
    /** The new address is at another mail server, and the one it leaves holds app passwords of it, or more. */
    HELD_BY_MAIL_SERVER,
    BEING_ERASED,
    /** Since the dry run, in a way that leaves no other words. */
    CHANGED_MEANWHILE;

    /** In words of a line, why a mailbox has to keep its address. */
    static Why of(Refusal.Why kept) {
        return switch (kept) {
            case HELD_BY_MAIL_SERVER -> HELD_BY_MAIL_SERVER;
            case BEING_ERASED -> BEING_ERASED;
            default -> CHANGED_MEANWHILE;
        };
    }

    /** In the file with the lines. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
