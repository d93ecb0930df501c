package latchkey.mailserver;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whose certificates the trial login accepts: the JVM's authorities, or those in the PEM file {@code
 * latchkey.mail-server.certificate} instead (a site's own authority, or a self-signed certificate). Names are checked.
 */
@ApplicationScoped
public class MailServerTrust {
    private final Optional<Path> pem;

    MailServerTrust(@ConfigProperty(name = "latchkey.mail-server.certificate") Optional<Path> pem) {
        this.pem = pem;
    }

    SSLContext tls() {
        return trusting(pem);
    }

    /** Trusts the authorities in this file, and nobody else. */
    public static SSLContext onlyOf(Path pem) {
        return trusting(Optional.of(pem));
    }

    private static SSLContext trusting(Optional<Path> pem) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(pem.isPresent() ? authorities(pem.get()) : null);
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("no usable certificate is in " + pem, broken);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("certificates cannot be read from " + pem, unreadable);
        }
    }

    private static KeyStore authorities(Path pem) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(pem)) {
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority-" + number++, certificate);
            }
        }
        return store;
    }
}
