package latchkey.web;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.stream.Stream;

/**
 * A way into the portal, read from its compiled classes.
 *
 * @param guarded whether a security annotation says who may
 */
record Route(String method, String path, boolean guarded) {
    private static final List<Class<? extends Annotation>> VERBS =
            List.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class, HEAD.class, OPTIONS.class);

    private static final List<Class<? extends Annotation>> GUARDS =
            List.of(RolesAllowed.class, PermitAll.class, DenyAll.class, io.quarkus.security.Authenticated.class);

    /** Bear no annotation. A test of the architecture fails when a class makes more of them. */
    static final List<Route> OF_MACHINES = List.of(
            new Route("POST", "/api/v1/accounts/{address}/deactivate", true),
            new Route("POST", "/api/v1/accounts/{address}/activate", true),
            new Route("GET", "/api/v1/failing-clients", true));

    static List<Route> ofThePortal() {
        return in(Stream.of(new ClassFileImporter()
                        .importPath(System.getProperty("latchkey.target", "target") + "/classes"))
                .flatMap(classes -> classes.stream()));
    }

    static List<Route> of(Class<?>... planted) {
        return in(new ClassFileImporter().importClasses(planted).stream());
    }

    private static List<Route> in(Stream<JavaClass> classes) {
        return classes.filter(type -> type.isAnnotatedWith(Path.class))
                .flatMap(type -> type.getMethods().stream())
                .flatMap(Route::of)
                .toList();
    }

    private static Stream<Route> of(JavaMethod method) {
        return VERBS.stream()
                .filter(method::isAnnotatedWith)
                .map(verb -> new Route(verb.getSimpleName(), path(method), guarded(method)));
    }

    private static String path(JavaMethod method) {
        String own = method.isAnnotatedWith(Path.class)
                ? method.getAnnotationOfType(Path.class).value()
                : "";
        String path = method.getOwner().getAnnotationOfType(Path.class).value() + "/" + own;
        return ("/" + path).replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
    }

    private static boolean guarded(JavaMethod method) {
        return GUARDS.stream()
                .anyMatch(guard ->
                        method.isAnnotatedWith(guard) || method.getOwner().isAnnotatedWith(guard));
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
