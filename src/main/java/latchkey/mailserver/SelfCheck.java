package latchkey.mailserver;

import java.util.List;
import latchkey.account.Domain;

/** How a mail server is asked itself whether the portal can rely on it. Takes seconds, as {@link Readiness} does. */
public interface SelfCheck {
    List<Readiness.Finding> of(Domain domain);
}
