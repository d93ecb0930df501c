package latchkey.overview;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import latchkey.account.OwnAccounts;
import latchkey.account.OwnAccounts.Chosen;
import latchkey.apppassword.AppPasswordView;
import latchkey.apppassword.ListAppPasswords;
import latchkey.attempt.AccountLogins;
import latchkey.signin.SignedIn;
import latchkey.web.Roles;
import org.jboss.resteasy.reactive.RestQuery;

/** The logins of a mailbox, let in and refused, by client. */
@Path("/logins")
@RolesAllowed(Roles.OWNER)
public class LoginPages {
    static final int PAGE = 25;
    private static final Duration SHOWN = Duration.ofDays(30);

    private final AccountLogins logins;
    private final ListAppPasswords appPasswords;
    private final OwnAccounts ownAccounts;
    private final SignedIn signedIn;
    private final Clock clock;

    LoginPages(
            AccountLogins logins,
            ListAppPasswords appPasswords,
            OwnAccounts ownAccounts,
            SignedIn signedIn,
            Clock clock) {
        this.logins = logins;
        this.appPasswords = appPasswords;
        this.ownAccounts = ownAccounts;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "overview")
    static class Templates {
        static native TemplateInstance logins(View view);
    }

    public enum Show {
        ALL("all"),
        ACCEPTED("let-in"),
        REFUSED("refused");

        private final String key;

        Show(String key) {
            this.key = key;
        }

        /** In the address of the page. */
        public String key() {
            return key;
        }

        boolean shows(AccountLogins.Line line) {
            return this == ALL || (this == ACCEPTED) == line.accepted();
        }

        /** What is none of them is all. */
        static Show ofKey(Optional<String> key) {
            return Arrays.stream(values())
                    .filter(one -> Optional.of(one.key).equals(key))
                    .findFirst()
                    .orElse(ALL);
        }
    }

    /** @param appPassword the one of this mailbox that was used or tried */
    record Row(AccountLogins.Line line, Optional<AppPasswordView> appPassword) {
        public boolean othersAppPassword() {
            return !line.accepted() && line.appPassword().isPresent() && appPassword.isEmpty();
        }

        public int otherNetworks() {
            return line.networks() - 1;
        }
    }

    /** @param number counted from 1 */
    record View(Chosen chosen, Show show, List<Row> rows, int number, boolean older, boolean whole) {
        public List<Show> shows() {
            return List.of(Show.values());
        }

        public String newest(Show which) {
            return link(which, 1);
        }

        public String newer() {
            return link(show, number - 1);
        }

        public String before() {
            return link(show, number + 1);
        }

        private String link(Show which, int page) {
            return chosen.at("/logins", "show=" + which.key() + (page == 1 ? "" : "&page=" + page));
        }
    }

    @GET
    public TemplateInstance logins(
            @RestQuery Optional<String> account, @RestQuery Optional<String> show, @RestQuery Optional<String> page) {
        Chosen chosen = ownAccounts.chosen(signedIn.person(), account);
        AccountLogins.Lines all = logins.since(clock.instant().minus(SHOWN), chosen.address());
        Show which = Show.ofKey(show);
        List<AccountLogins.Line> lines =
                all.lines().stream().filter(which::shows).toList();
        int pages = Math.max(1, (lines.size() + PAGE - 1) / PAGE);
        int number = Math.min(number(page), pages);
        return Templates.logins(new View(
                chosen,
                which,
                rows(
                        chosen,
                        lines.stream().skip((number - 1L) * PAGE).limit(PAGE).toList()),
                number,
                number < pages,
                all.whole()));
    }

    private List<Row> rows(Chosen chosen, List<AccountLogins.Line> lines) {
        Map<UUID, AppPasswordView> known = appPasswords.ofThese(
                chosen.address(),
                lines.stream().flatMap(line -> line.appPassword().stream()).collect(Collectors.toSet()));
        return lines.stream()
                .map(line -> new Row(line, line.appPassword().map(known::get)))
                .toList();
    }

    /** What is no number of a page is the first. */
    private static int number(Optional<String> page) {
        return page.filter(text -> text.matches("[1-9][0-9]{0,5}"))
                .map(Integer::parseInt)
                .orElse(1);
    }
}
