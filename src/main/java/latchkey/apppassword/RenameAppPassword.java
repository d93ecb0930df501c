package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import latchkey.audit.Act;
import latchkey.audit.AuditTrail;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;

/** Calls the device by another name. What it logs in with stays the same. */
@ApplicationScoped
class RenameAppPassword {
    private final AppPassword.Repository appPasswords;
    private final CopiesToTell copies;
    private final AuditTrail auditTrail;

    RenameAppPassword(AppPassword.Repository appPasswords, CopiesToTell copies, AuditTrail auditTrail) {
        this.appPasswords = appPasswords;
        this.copies = copies;
        this.auditTrail = auditTrail;
    }

    /** @param label without fault */
    @Transactional
    void rename(MailAddress account, UUID id, Label label, IssueAppPassword.By by) {
        AppPassword one = appPasswords.lockSeen(account, id).orElseThrow(Refusal.NotFound::new);
        if (one.state != AppPassword.State.live) {
            throw new Refusal.Conflict(Refusal.Why.APP_PASSWORD_ENDED);
        }
        if (!one.label.equals(label.text())) {
            one.label = label.text();
            copies.changed(account);
            auditTrail.record(by.who(), by.role(), Act.APP_PASSWORD_RENAMED, account, id);
        }
    }
}
