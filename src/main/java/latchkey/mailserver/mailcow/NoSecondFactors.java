package latchkey.mailserver.mailcow;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import latchkey.shared.MailAddress;

/** Without its database nobody knows. */
@DefaultBean
@ApplicationScoped
class NoSecondFactors implements SecondFactors {
    @Override
    public Optional<Set<MailAddress>> activeIn(Mailcow mailcow, String domain) {
        return Optional.empty();
    }
}
