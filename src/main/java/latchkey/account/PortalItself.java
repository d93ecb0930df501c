package latchkey.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** The portal, where the database asks which person did something. No provider has this issuer, so nobody signs in as it. */
@ApplicationScoped
public class PortalItself {
    static final String ISSUER = "urn:latchkey";
    private static final String SUBJECT = "portal";

    private final Person.Repository persons;
    private final Clock clock;

    PortalItself(Person.Repository persons, Clock clock) {
        this.persons = persons;
        this.clock = clock;
    }

    @Transactional
    public UUID person() {
        return persons.identified(ISSUER, SUBJECT)
                .or(() -> {
                    persons.addOnce(new Person(ISSUER, SUBJECT, "Latchkey", clock.instant()));
                    return persons.identified(ISSUER, SUBJECT);
                })
                .map(Person::id)
                .orElseThrow();
    }
}
