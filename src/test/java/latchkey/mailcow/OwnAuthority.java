package latchkey.mailcow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An authority of a site's own, which no Java knows, and certificates signed by it. */
public final class OwnAuthority {
    private static final String PASSWORD = "not a secret";
    private static final String ALIAS = "one";

    private final Path folder;

    private OwnAuthority(Path folder) {
        this.folder = folder;
    }

    /** @param folder that is empty */
    public static OwnAuthority in(Path folder) {
        OwnAuthority authority = new OwnAuthority(folder);
        authority.keytool("authority", "-genkeypair", "-keyalg", "EC", "-dname", "CN=authority", "-ext", "bc:c");
        return authority;
    }

    /** The file that the portal is told to trust. */
    public Path pem() {
        try {
            byte[] encoded = store("authority").getCertificate(ALIAS).getEncoded();
            return Files.writeString(
                    folder.resolve("authority.pem"),
                    "-----BEGIN CERTIFICATE-----\n"
                            + Base64.getMimeEncoder().encodeToString(encoded)
                            + "\n-----END CERTIFICATE-----\n");
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Of a server with this name. */
    public SSLContext server(String name) {
        String request = folder.resolve(name + ".csr").toString();
        String signed = folder.resolve(name + ".crt").toString();
        keytool(name, "-genkeypair", "-keyalg", "EC", "-dname", "CN=" + name);
        keytool(name, "-certreq", "-file", request);
        keytool("authority", "-gencert", "-infile", request, "-outfile", signed, "-ext", "san=dns:" + name);
        keytool(
                "authority",
                "-exportcert",
                "-file",
                folder.resolve("authority.crt").toString());
        keytoolAs(
                "authority",
                name,
                "-importcert",
                "-file",
                folder.resolve("authority.crt").toString());
        keytool(name, "-importcert", "-file", signed);
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store(name), PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private KeyStore store(String name) throws GeneralSecurityException {
        try (InputStream file = Files.newInputStream(folder.resolve(name + ".p12"))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(file, PASSWORD.toCharArray());
            return store;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void keytool(String store, String... words) {
        keytoolAs(ALIAS, store, words);
    }

    private void keytoolAs(String alias, String store, String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.add("-J-XX:TieredStopAtLevel=1");
        command.addAll(List.of(words));
        command.addAll(List.of("-noprompt", "-alias", alias, "-storetype", "PKCS12", "-storepass", PASSWORD));
        command.addAll(List.of("-keystore", folder.resolve(store + ".p12").toString()));
        try {
            Process keytool =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
