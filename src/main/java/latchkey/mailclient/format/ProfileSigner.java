package latchkey.mailclient.format;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * Signs profiles (CMS, the profile inside) if a key and a certificate are set. They are read anew each time: a certificate
 * is mostly renewed while the portal runs.
 */
@ApplicationScoped
public class ProfileSigner {
    private final ProfileSigningConfig config;

    ProfileSigner(ProfileSigningConfig config) {
        this.config = config;
    }

    private record Signer(PrivateKey key, List<X509Certificate> chain) {
        String algorithm() {
            return key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        }
    }

    /** Files that do not fit stop the start, and not the first person who wants a profile. */
    void check(@Observes StartupEvent start) {
        if (config.certificate().isPresent() != config.key().isPresent()) {
            throw new IllegalStateException(
                    "Set both of latchkey.apple-profile.certificate and latchkey.apple-profile.key, or none");
        }
        sign(new byte[] {1});
    }

    /** @return the profile as it was, if nothing to sign with is set */
    public byte[] sign(byte[] profile) {
        if (config.certificate().isEmpty() || config.key().isEmpty()) {
            return profile;
        }
        try {
            Signer signer = new Signer(
                    key(config.key().get()), chain(config.certificate().get()));
            CMSSignedData signed = sign(profile, signer);
            boolean fits = signed.getSignerInfos()
                    .iterator()
                    .next()
                    .verify(new JcaSimpleSignerInfoVerifierBuilder()
                            .build(signer.chain().get(0)));
            if (!fits) {
                throw new IllegalStateException("latchkey.apple-profile: this key is not the certificate's");
            }
            return signed.getEncoded("DER");
        } catch (CMSException notVerified) {
            throw new IllegalStateException("latchkey.apple-profile: this key is not the certificate's", notVerified);
        } catch (IOException | CertificateException | OperatorCreationException broken) {
            throw new IllegalStateException("latchkey.apple-profile: " + broken.getMessage(), broken);
        }
    }

    private static CMSSignedData sign(byte[] profile, Signer signer)
            throws CMSException, CertificateException, OperatorCreationException {
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(new JcaSimpleSignerInfoGeneratorBuilder()
                .build(signer.algorithm(), signer.key(), signer.chain().get(0)));
        generator.addCertificates(new JcaCertStore(signer.chain()));
        return generator.generate(new CMSProcessableByteArray(profile), true);
    }

    private static PrivateKey key(Path file) throws IOException {
        JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
        for (Object object : objects(file)) {
            if (object instanceof PEMKeyPair pair) {
                return converter.getPrivateKey(pair.getPrivateKeyInfo());
            }
            if (object instanceof PrivateKeyInfo info) {
                return converter.getPrivateKey(info);
            }
        }
        throw new IOException("no key that is not encrypted in " + file);
    }

    private static List<X509Certificate> chain(Path file) throws IOException, CertificateException {
        JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
        List<X509Certificate> chain = new ArrayList<>();
        for (Object object : objects(file)) {
            if (object instanceof X509CertificateHolder holder) {
                chain.add(converter.getCertificate(holder));
            }
        }
        if (chain.isEmpty()) {
            throw new IOException("no certificate in " + file);
        }
        return chain;
    }

    private static List<Object> objects(Path file) throws IOException {
        List<Object> objects = new ArrayList<>();
        try (Reader text = Files.newBufferedReader(file);
                PEMParser parser = new PEMParser(text)) {
            for (Object next = parser.readObject(); next != null; next = parser.readObject()) {
                objects.add(next);
            }
        }
        return objects;
    }
}
