package latchkey;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import latchkey.account.Domain;
import latchkey.mailclient.format.Secret;
import org.jspecify.annotations.NullMarked;

/** What the rules of the architecture speak of. */
final class Walls {
    /** Read by queries that answer with records; they have no entity of their own. */
    private static final List<String> QUERIES = List.of(
            "AccountHistory",
            "AccountLogins",
            "AccountOutcomes",
            "AppPasswordQueries",
            "BannedNetworks",
            "LastUses",
            "ListGuessing",
            "ShutOutClients",
            "Successors",
            "Worklist");

    /** Shows an app password, once. */
    private static final String THE_ONE_PAGE = "IssuedView";

    private static final List<Class<? extends Annotation>> WHO_MAY =
            List.of(RolesAllowed.class, PermitAll.class, DenyAll.class, Authenticated.class);

    static final DescribedPredicate<JavaClass> ENTITIES = that(
            "are entities or nested in one, or queries: " + QUERIES,
            one -> outermost(one).isAnnotatedWith(Entity.class)
                    || QUERIES.contains(outermost(one).getSimpleName()));

    static final DescribedPredicate<JavaClass> SPEAK_HTTP = that(
            "are pages, endpoints or forms, or in web or signin",
            one -> outermost(one).getSimpleName().matches(".*(Pages|Endpoint|Form)")
                    || one.getPackageName().matches("latchkey\\.(web|signin)"));

    static final DescribedPredicate<JavaClass> HAS_ROUTES = that("has routes", one -> one.isAnnotatedWith(Path.class));

    static final DescribedPredicate<JavaClass> VIEWS_BUT_THE_ONE = that(
            "are views but " + THE_ONE_PAGE,
            one -> one.getSimpleName().endsWith("View") && !one.getSimpleName().equals(THE_ONE_PAGE));

    static final DescribedPredicate<JavaClass> IN_A_MARKED_PACKAGE =
            that("lie in a @NullMarked package", one -> one.getPackage().isAnnotatedWith(NullMarked.class));

    static final DescribedPredicate<JavaField> HOLD_AN_APP_PASSWORD = that(
            "can hold an app password in clear",
            field -> field.getAllInvolvedRawTypes().stream().anyMatch(type -> type.isAssignableTo(Secret.class)));

    static final DescribedPredicate<JavaMethod> SAY_WHO_MAY = that(
            "say who may, or their class does",
            method -> WHO_MAY.stream()
                    .anyMatch(who ->
                            method.isAnnotatedWith(who) || method.getOwner().isAnnotatedWith(who)));

    static final DescribedPredicate<JavaAccess<?>> READS_THE_SYSTEM_CLOCK =
            that("reads the system's clock", Walls::readsTheSystemClock);

    /** What a domain has to offer is known by these alone; whose mailboxes it has, by any of the others. */
    private static final Set<String> OF_A_DOMAIN = Set.of("Domain", "Endpoint", "MainPasswordRule");

    static final DescribedPredicate<JavaClass> KNOW_MAILBOXES = that(
            "know mailboxes",
            one -> one.getPackageName()
                            .matches(
                                    "latchkey\\.(apppassword|attempt|audit|diagnosis|mailserver|notice|signin)(\\..*)?")
                    || (one.getPackageName().equals("latchkey.account")
                            && !OF_A_DOMAIN.contains(outermost(one).getSimpleName())));

    static final DescribedPredicate<JavaAccess<?>> ASKS_FOR_MORE_THAN_ONE_DOMAIN = that(
            "asks the database for more than one domain by its name",
            access -> access.getTargetOwner().isEquivalentTo(Domain.Repository.class)
                    && !access.getName().equals("findByIdOptional"));

    private Walls() {}

    private static boolean readsTheSystemClock(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getName();
        return (owner.getPackageName().equals("java.time") && name.equals("now") && !isGivenAClock(access))
                || (owner.isEquivalentTo(Clock.class) && name.startsWith("system"))
                || (owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis"));
    }

    private static boolean isGivenAClock(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    }

    static JavaClass outermost(JavaClass one) {
        return Stream.iterate(one, inner -> inner.getEnclosingClass().orElse(inner))
                .filter(candidate -> candidate.getEnclosingClass().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    static <T> DescribedPredicate<T> that(String description, Predicate<T> predicate) {
        return DescribedPredicate.describe(description, predicate);
    }
}
