package latchkey.mailserver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import latchkey.parts.MailSite;
import latchkey.parts.SaslSession;

/** Logins by other mechanisms than PLAIN. */
final class LoginsBySasl {
    static final String FROM = "127.97.0.1";

    private LoginsBySasl() {}

    static String login(MailSite site, String user, String password) {
        return logIn(site, "LOGIN", "", challenge -> challenge.startsWith("User") ? user : password);
    }

    static String cramMd5(MailSite site, String user, String password) {
        return logIn(site, "CRAM-MD5", "", challenge -> user + " " + digest(challenge, password));
    }

    static String scram(MailSite site, String user, String password) {
        Scram client = new Scram(user, password);
        return logIn(site, "SCRAM-SHA-256", client.first(), client::answer);
    }

    static String token(MailSite site, boolean bearer, String user, String token) {
        String rest = "auth=Bearer " + token + "\1\1";
        return bearer
                ? logIn(site, "OAUTHBEARER", "n,a=" + user + ",\1host=localhost\1port=143\1" + rest, error -> "\1")
                : logIn(site, "XOAUTH2", "user=" + user + "\1" + rest, error -> "");
    }

    /** What a mail process is told of who has logged in. */
    static String fields(MailSite site, String user, String password) {
        return site.doveadm("auth", "login", "-x", "service=imap", "-x", "rip=" + FROM, user, password);
    }

    private static String logIn(MailSite site, String mechanism, String first, UnaryOperator<String> reply) {
        try (SaslSession session = site.sasl().session()) {
            return session.logIn(mechanism, FROM, first, reply).line();
        } catch (IOException e) {
            return "no answer: " + e.getMessage();
        }
    }

    private static String digest(String challenge, String password) {
        try {
            Mac mac = Mac.getInstance("HmacMD5");
            mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "HmacMD5"));
            return HexFormat.of().formatHex(mac.doFinal(challenge.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
