package latchkey.parts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** The mail server's certificate for localhost and 127.0.0.1, signed by itself, and what trusts it. */
record Certificate(Path folder) {
    private static final String ALIAS = "mail";
    private static final char[] PASSWORD = "not a secret".toCharArray();
    private static final String STORE = "certificate.p12";
    private static final String PEM = "certificate.pem";
    private static final String KEY = "key.pem";

    /** The file that a client is told to trust. */
    Path pem() {
        return folder.resolve(PEM);
    }

    Path key() {
        return folder.resolve(KEY);
    }

    /** That one again: to make one takes a second of a processor. */
    void copyOf(Certificate other) {
        List.of(STORE, PEM, KEY).forEach(file -> Folders.copy(other.folder.resolve(file), folder.resolve(file)));
    }

    void make() {
        Path store = folder.resolve(STORE);
        new Command(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-keystore",
                                store.toString(),
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                new String(PASSWORD),
                                "-alias",
                                ALIAS,
                                "-keyalg",
                                "EC",
                                "-groupname",
                                "secp256r1",
                                "-validity",
                                "365",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=dns:localhost,ip:127.0.0.1"),
                        folder.resolve("keytool.log"))
                .run(Duration.ofSeconds(60));
        try (InputStream file = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(file, PASSWORD);
            Folders.write(pem(), pem("CERTIFICATE", keys.getCertificate(ALIAS).getEncoded()));
            Folders.write(key(), pem("PRIVATE KEY", keys.getKey(ALIAS, PASSWORD).getEncoded()));
            Folders.permit(key(), "rw-------");
        } catch (IOException | GeneralSecurityException e) {
            throw new CannotStart("no certificate for the mail server", e);
        }
    }

    SSLSocketFactory trusted() {
        try (InputStream file = Files.newInputStream(folder.resolve(STORE))) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(file, PASSWORD);
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(ALIAS, keys.getCertificate(ALIAS));
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (IOException | GeneralSecurityException e) {
            throw new CannotStart("cannot read the mail server's certificate", e);
        }
    }

    private static String pem(String what, byte[] encoded) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                + "\n-----END " + what + "-----\n";
    }
}
