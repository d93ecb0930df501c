package latchkey.mailclient.format;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** By what profiles for Apple Mail are signed; without it they are not, and the phone says so. */
@ConfigMapping(prefix = "latchkey.apple-profile")
public interface ProfileSigningConfig {
    /** PEM: the certificate, and behind it those up to an authority that the phones know. */
    Optional<Path> certificate();

    /** PEM, not encrypted: RSA or EC. */
    Optional<Path> key();
}
