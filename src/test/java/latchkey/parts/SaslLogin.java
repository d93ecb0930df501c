package latchkey.parts;

import java.io.IOException;
import java.nio.file.Path;

/** Asks Dovecot whether a password is right, the way Postfix does. */
public record SaslLogin(Path socket) {

    /** A connection for this question alone. */
    public MailLogin.Answer smtp(String remoteIp, String user, String password) {
        return smtp(remoteIp, MailLogin.plain(user, password));
    }

    /** @param response in base64, whatever it holds */
    public MailLogin.Answer smtp(String remoteIp, String response) {
        try (SaslSession session = session()) {
            session.askSmtp(remoteIp, response);
            return session.answer().answer();
        } catch (IOException e) {
            return MailLogin.Answer.none(e);
        }
    }

    public SaslSession session() throws IOException {
        return new SaslSession(socket);
    }
}
