package latchkey.mailserver;

import java.util.List;
import java.util.function.Function;
import latchkey.parts.MailSite;

/**
 * One login or lookup, for any site at any time.
 *
 * @param when a site should say yes
 * @param question its answer as the client gets it, without what differs each time
 */
record LoginCase(String name, Function<MailSite, When> when, Function<MailSite, String> question) {
    private static final List<String> YES = List.of("b OK", "+OK", "235", "OK", "found", "0:");
    private static final List<String> NO =
            List.of("b NO [AUTHENTICATIONFAILED]", "-ERR [AUTH]", "535", "FAIL", "unknown", "77:");

    /** At which times the answer is yes. Where it is the same word it is the same answer, but for app passwords. */
    enum When {
        ALWAYS("yes yes yes yes"),
        NEVER("no no no no"),
        NOT_ASKED(""),
        UNTIL_REFUSED("yes yes no yes"),
        WHILE_INSTALLED("no yes yes no");

        private final String words;

        When(String words) {
            this.words = words;
        }
    }

    /** What one site answered before, with, with a rule, after. */
    record Answers(String before, String with, String refused, String after) {
        static Answers of(List<String> four) {
            return new Answers(four.get(0), four.get(1), four.get(2), four.get(3));
        }

        String words() {
            return String.join(" ", word(before), word(with), word(refused), word(after));
        }

        boolean sameAsBefore() {
            return before.equals(with) && before.equals(after);
        }
    }

    boolean asExpected(MailSite site, Answers answers) {
        boolean same =
                switch (when.apply(site)) {
                    case ALWAYS -> answers.sameAsBefore() && answers.refused.equals(answers.before);
                    // A refusal of ours names the user as typed to who asks on the SASL socket.
                    case NEVER, UNTIL_REFUSED -> answers.sameAsBefore();
                    case WHILE_INSTALLED, NOT_ASKED -> answers.before.equals(answers.after);
                };
        return same && answers.words().equals(when.apply(site).words);
    }

    static String word(String answer) {
        if (YES.stream().anyMatch(answer::startsWith)) {
            return "yes";
        }
        return NO.stream().anyMatch(answer::startsWith) && !answer.contains("code=temp_fail") ? "no" : "TEMPORARY";
    }
}
