package latchkey.helpdesk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import latchkey.account.Domain;
import latchkey.attempt.HeardOfLogins;

/** How far a site has come: where nothing is connected, that nothing fails is no good news. */
enum Beginning {
    NO_DOMAIN,
    NOTHING_HEARD,
    UNDER_WAY;

    @ApplicationScoped
    static class Repository {
        private final Domain.Repository domains;
        private final HeardOfLogins heardOfLogins;

        Repository(Domain.Repository domains, HeardOfLogins heardOfLogins) {
            this.domains = domains;
            this.heardOfLogins = heardOfLogins;
        }

        Beginning now() {
            List<String> any = domains.names(1);
            if (any.isEmpty()) {
                return NO_DOMAIN;
            }
            return heardOfLogins.withinADay() ? UNDER_WAY : NOTHING_HEARD;
        }
    }
}
