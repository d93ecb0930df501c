package latchkey.shared;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a feature keeps about people. The page that tells of it and the file that hands it out are both made of these, so
 * neither can say what the other does not know.
 */
public interface KeptData {
    /** In the order of the page and of the file. */
    enum What {
        PERSON,
        MAIL_CHOICES,
        KEPT_MAILBOXES,
        SIGN_INS,
        OWN_ACTS,
        MADE_FOR_OTHERS,
        MAILBOX,
        NAMES,
        AT_MAIL_SERVER,
        APP_PASSWORDS,
        HAND_OVERS,
        LET_IN,
        REFUSED,
        FAILING_CLIENTS,
        GUESSES,
        NOT_JUDGED,
        MAILS,
        NUDGES,
        CASE_NOTES,
        CASE_TAKEN,
        CALLER_CODES,
        ACTS,
        PLANNED_DATES,
        PASSWORD_USE,
        EXEMPTIONS,
        DRY_RUNS;

        /** In the file. */
        public String key() {
            StringBuilder key = new StringBuilder();
            for (String word : name().toLowerCase(Locale.ROOT).split("_", -1)) {
                key.append(key.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
            }
            return key.toString();
        }
    }

    /** What finds it. */
    enum By {
        PERSON,
        /** Issuer and subject. */
        WHO,
        /** An address of the person's that is no mailbox here. */
        CONTACT,
        MAILBOX
    }

    What what();

    By by();

    /** Empty where it stays as long as the mailbox or the person does, or for good. */
    Optional<Duration> keptFor();

    /**
     * Some of it, oldest first, in the words of the file. Never a hash, never somebody else's name.
     *
     * @param after where the part before ended; empty to begin
     */
    Part part(String key, String after) throws SQLException;

    /** @param reached where the next one begins; absent for the last */
    record Part(List<Map<String, @Nullable Object>> rows, Optional<String> reached) {}
}
