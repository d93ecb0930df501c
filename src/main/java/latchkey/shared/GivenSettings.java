package latchkey.shared;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.PropertiesLocationConfigSourceFactory;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.common.utils.ConfigSourceUtil;
import io.smallrye.config.source.file.FileSystemConfigSourceFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the operator has set, read where the portal will read it, but before it starts or without it: environment, folder
 * of secrets, {@code config/application.properties}. The defaults that the portal brings along are not among it.
 */
public final class GivenSettings {
    // Of Quarkus.
    private static final int ORDINAL_OF_FILE = 260;
    private static final int ORDINAL_OF_ENV_FILE = 295;

    private GivenSettings() {}

    /** Every source is named: a native executable looks for none by itself. */
    public static SmallRyeConfig read() {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addSystemSources()
                .addDefaultInterceptors()
                .withProfile("prod")
                .withSources(new FileSystemConfigSourceFactory(), new PropertiesLocationConfigSourceFactory());
        // Quarkus' own name for the same.
        Optional.ofNullable(System.getenv("QUARKUS_CONFIG_LOCATIONS"))
                .or(() -> Optional.ofNullable(System.getProperty("quarkus.config.locations")))
                .ifPresent(locations -> builder.withDefaultValue("smallrye.config.locations", locations));
        Path file = Path.of("config", "application.properties");
        Path env = Path.of(".env");
        try {
            if (Files.isRegularFile(file)) {
                builder.withSources(new PropertiesConfigSource(file.toUri().toURL(), ORDINAL_OF_FILE));
            }
            if (Files.isRegularFile(env)) {
                builder.withSources(new EnvConfigSource(
                        ConfigSourceUtil.urlToMap(env.toUri().toURL()), ORDINAL_OF_ENV_FILE));
            }
        } catch (IOException unreadable) {
            throw new IllegalStateException(
                    file + " or " + env + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
        return builder.build();
    }
}
