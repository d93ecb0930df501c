package latchkey.mailclient.format;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An authority, certificates of it for a key of each kind, and how OpenSSL and Python look at what was signed with them. */
public final class SigningKeys {
    private SigningKeys() {}

    /** The files that a portal would have: {@code rsa.pem}, {@code rsa.key}, and the same with {@code ec}. */
    public static void in(Path folder) throws IOException, InterruptedException {
        ForeignProgram openssl = new ForeignProgram(folder);
        openssl.run("openssl", "ecparam", "-name", "prime256v1", "-genkey", "-out", "ca.key");
        openssl.run(
                "openssl",
                "req",
                "-x509",
                "-new",
                "-key",
                "ca.key",
                "-out",
                "ca.pem",
                "-subj",
                "/CN=Authority",
                "-days",
                "2");
        openssl.run("openssl", "genrsa", "-out", "rsa.key", "2048");
        openssl.run("openssl", "rsa", "-in", "rsa.key", "-traditional", "-out", "old-rsa.key");
        openssl.run("openssl", "ecparam", "-name", "prime256v1", "-genkey", "-out", "ec.key");
        for (String kind : new String[] {"rsa", "ec"}) {
            openssl.run(
                    "openssl",
                    "req",
                    "-new",
                    "-key",
                    kind + ".key",
                    "-out",
                    kind + ".csr",
                    "-subj",
                    "/CN=portal.example");
            openssl.run(
                    "openssl",
                    "x509",
                    "-req",
                    "-in",
                    kind + ".csr",
                    "-CA",
                    "ca.pem",
                    "-CAkey",
                    "ca.key",
                    "-CAcreateserial",
                    "-days",
                    "2",
                    "-out",
                    kind + ".only");
            Files.writeString(
                    folder.resolve(kind + ".pem"),
                    Files.readString(folder.resolve(kind + ".only")) + Files.readString(folder.resolve("ca.pem")));
        }
    }

    /** Fails unless the signature leads to the authority. */
    public static void verify(Path folder, String signed, String into) throws IOException, InterruptedException {
        new ForeignProgram(folder)
                .run(
                        "openssl",
                        "cms",
                        "-verify",
                        "-inform",
                        "DER",
                        "-in",
                        signed,
                        "-CAfile",
                        "ca.pem",
                        "-purpose",
                        "any",
                        "-out",
                        into);
    }

    public static JsonObject plist(Path folder, String file) throws IOException, InterruptedException {
        return new JsonObject(new ForeignProgram(folder)
                .run(
                        "/usr/bin/python3",
                        "-c",
                        "import json, plistlib; print(json.dumps(plistlib.load(open('" + file + "', 'rb'))))"));
    }
}
