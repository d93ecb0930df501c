package latchkey.mailserver;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.jboss.logging.Logger;

/** Whether the tables are those that this portal knows, looked at with the rights that it has by itself. */
@ApplicationScoped
class KnownTables {
    private static final Logger LOG = Logger.getLogger(KnownTables.class);
    /** EX_CONFIG of sysexits.h, as for any setting: to start again by itself does not help. */
    private static final int REFUSED = 78;

    private final Flyway ofTheOwner;
    private final String url;
    private final String user;
    private final String password;

    KnownTables(
            Flyway ofTheOwner,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.ofTheOwner = ofTheOwner;
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** As their owner sees them, who sees them before anybody else has a right to. */
    boolean areOfALaterVersion() {
        return isLater(List.of(ofTheOwner.info().all()));
    }

    private static boolean isLater(List<MigrationInfo> all) {
        Optional<MigrationVersion> known = newest(all, MigrationState::isResolved);
        Optional<MigrationVersion> there = newest(all, MigrationState::isApplied);
        return there.isPresent() && known.isPresent() && there.get().compareTo(known.get()) > 0;
    }

    /** Older ones are refused: something would be missing. Newer ones are good: this portal has been put back. */
    void look() {
        List<MigrationInfo> all = List.of(asOurselves().info().all());
        Optional<MigrationVersion> known = newest(all, MigrationState::isResolved);
        Optional<MigrationVersion> there = newest(all, MigrationState::isApplied);
        boolean newer = isLater(all);
        String missing = all.stream()
                .filter(KnownTables::isMissing)
                // Views and rights of a later version hold what this one needs, and more.
                .filter(one -> one.getVersion() != null || !newer)
                .map(one -> one.getScript().replaceFirst(".*/", ""))
                .distinct()
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            EndedStart.saying(
                    "Latchkey does not start: its tables are older than this version, and it may not change them, since"
                            + " latchkey.database.owner.password is not set. Run \"java -jar quarkus-run.jar migrate\" with"
                            + " that password first. Missing: " + missing,
                    REFUSED);
        }
        if (newer) {
            LOG.warnf(
                    "The tables are of a later version: they are at %s, and this portal knows them up to %s. It works on those"
                            + " of the next version; where it does not, put the newer portal back",
                    there.get(), known.get());
        }
    }

    private Flyway asOurselves() {
        return Flyway.configure(ofTheOwner.getConfiguration().getClassLoader())
                .configuration(ofTheOwner.getConfiguration())
                .dataSource(url, user, password)
                .load();
    }

    private static boolean isMissing(MigrationInfo one) {
        MigrationState state = one.getState();
        return state.isResolved() && (!state.isApplied() || state.isFailed() || state == MigrationState.OUTDATED);
    }

    private static Optional<MigrationVersion> newest(List<MigrationInfo> all, Predicate<MigrationState> which) {
        return all.stream()
                .filter(one -> which.test(one.getState()))
                .map(MigrationInfo::getVersion)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }
}
