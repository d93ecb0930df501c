package latchkey.mailserver.dovecot;

import java.util.Set;
import java.util.UUID;
import latchkey.mailserver.MailServer;
import latchkey.mailserver.MailServer.Credential;
import latchkey.mailserver.MailServerContract;
import latchkey.parts.MailLogin;
import latchkey.parts.Person;
import latchkey.shared.MailAddress;
import latchkey.shared.Protocol;
import latchkey.site.Site;

/** A real Dovecot with Latchkey's Lua: every login is made by a mail client over the network. */
class DovecotMailServerIT implements MailServerContract {
    private static final Site SITE = Site.shared();
    private static final String SOMEWHERE = "127.3.9.1";
    private static final String SEED = "00000000-0000-4000-8000-000000000001";

    private final MailServer dovecot = new DovecotMailServer();

    @Override
    public MailServer server() {
        return dovecot;
    }

    @Override
    public MailAddress mailbox() {
        return MailAddress.of(Person.BOB.address());
    }

    @Override
    public void writtenDown(Credential credential, UUID id) {
        SITE.change(
                "INSERT INTO app_password (id, address, selector, secret_hash, label, client_key, protocols, state,"
                        + " made_by, created_at, form_id)"
                        + " VALUES (?, ?, ?, ?, ?, 'other', ?, 'publishing', ?, UTC_TIMESTAMP(3), ?)",
                id.toString(),
                credential.address().toString(),
                credential.selector(),
                credential.hash(),
                credential.label(),
                Protocol.join(credential.protocols()),
                SEED,
                UUID.randomUUID().toString());
    }

    @Override
    public void ended(UUID id) {
        SITE.change(
                "UPDATE app_password SET state = 'ended', ended_why = 'revoked', ended_at = UTC_TIMESTAMP(3),"
                        + " withdrawn_at = UTC_TIMESTAMP(3) WHERE id = ?",
                id.toString());
    }

    @Override
    public void changed(Credential credential, UUID id) {
        SITE.change(
                "UPDATE app_password SET label = ?, protocols = ? WHERE id = ?",
                credential.label(),
                Protocol.join(credential.protocols()),
                id.toString());
    }

    @Override
    public boolean logsIn(Protocol protocol, String secret) {
        MailLogin client = SITE.mailClient();
        String user = mailbox().toString();
        MailLogin.Answer answer =
                switch (protocol) {
                    case IMAP -> client.imaps(SOMEWHERE, user, secret);
                    case POP3 -> client.pop3s(SOMEWHERE, user, secret);
                    case SMTP -> client.submission(SOMEWHERE, user, secret);
                    case SIEVE -> client.sieve(SOMEWHERE, user, secret);
                };
        return answer.accepted();
    }

    /** It asks the portal's tables at each login, and has nothing of its own. */
    @Override
    public Set<Ability> abilities() {
        return Set.of();
    }

    @Override
    public void publishWithoutAnAnswer(Credential credential) {
        // The row is there, and Dovecot reads it.
        dovecot.publish(credential);
    }
}
