package latchkey.helpdesk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import latchkey.account.Account;
import latchkey.account.Colleagues;
import latchkey.account.Colleagues.Colleague;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;
import latchkey.shared.StaffDomains;

/** What the helpdesk writes at a case: notes, and who has taken it on. A mailbox of another domain is not there. */
@ApplicationScoped
class KeepCase {
    private final Account.Repository accounts;
    private final CaseNote.Repository notes;
    private final CaseHolders holders;
    private final Colleagues colleagues;
    private final AuditTrail auditTrail;
    private final Clock clock;

    KeepCase(
            Account.Repository accounts,
            CaseNote.Repository notes,
            CaseHolders holders,
            Colleagues colleagues,
            AuditTrail auditTrail,
            Clock clock) {
        this.accounts = accounts;
        this.notes = notes;
        this.holders = holders;
        this.colleagues = colleagues;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /** What the note says is in no audit trail: that is kept for good, and a note is not. */
    @Transactional
    public void note(MailAddress address, NoteText text, StaffDomains within, Actor by) {
        require(address, within);
        CaseNote note = new CaseNote(address, clock.instant(), by.who(), text);
        notes.persist(note);
        auditTrail.record(by, Act.CASE_NOTED, address, note.id);
    }

    /** @throws Refusal.NotFound for somebody else's note; once it is struck out it stays so */
    @Transactional
    public void strike(MailAddress address, UUID id, StaffDomains within, Actor by) {
        require(address, within);
        CaseNote note = notes.by(address, id, by.who()).orElseThrow(Refusal.NotFound::new);
        if (note.struckAt == null) {
            note.struckAt = clock.instant();
            auditTrail.record(by, Act.CASE_NOTE_STRUCK, address, id);
        }
    }

    @Transactional
    public void take(MailAddress address, StaffDomains within, Actor by) {
        require(address, within);
        Instant now = clock.instant();
        boolean his = holders.of(address)
                .filter(holder -> holder.who().equals(by.who()))
                .isPresent();
        if (!his) {
            holders.take(address, by.who(), now);
            auditTrail.record(by, Act.CASE_TAKEN, address, null);
        }
    }

    /** @throws Refusal.NotFound for somebody who does not look after the domain of the mailbox */
    @Transactional
    public void assign(MailAddress address, UUID colleague, StaffDomains within, Actor by) {
        require(address, within);
        Colleague to = colleagues.of(address.domain(), colleague).orElseThrow(Refusal.NotFound::new);
        boolean his = holders.of(address)
                .filter(holder -> holder.who().equals(to.who()))
                .isPresent();
        if (!his) {
            holders.take(address, to.who(), clock.instant());
            auditTrail.record(by, Act.CASE_ASSIGNED, address, to.id());
        }
    }

    @Transactional
    public void release(MailAddress address, StaffDomains within, Actor by) {
        require(address, within);
        if (holders.release(address, by.who())) {
            auditTrail.record(by, Act.CASE_RELEASED, address, null);
        }
    }

    private void require(MailAddress address, StaffDomains within) {
        within.require(address);
        if (accounts.findByIdOptional(address.toString()).isEmpty()) {
            throw new Refusal.NotFound();
        }
    }
}
