package latchkey.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.shared.Refusal;

/** Sets in which language a person reads pages and gets mails. */
@ApplicationScoped
public class ChooseLanguage {
    private final Person.Repository persons;
    private final AuditTrail auditTrail;

    ChooseLanguage(Person.Repository persons, AuditTrail auditTrail) {
        this.persons = persons;
        this.auditTrail = auditTrail;
    }

    /** @param language none: as the browser asks for it */
    @Transactional
    public void of(UUID personId, Optional<Locale> language, Actor by) {
        persons.findByIdOptional(personId)
                .orElseThrow(Refusal.NotFound::new)
                .chooseLanguage(language.map(Locale::toLanguageTag).orElse(null));
        auditTrail.record(by, Act.LANGUAGE_CHOSEN, null, personId);
    }
}
