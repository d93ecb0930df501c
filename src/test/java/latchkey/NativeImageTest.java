package latchkey;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.Closeable;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Nothing is written that a native executable cannot do: it knows no class that nobody named when it was built. */
class NativeImageTest {
    private static final Set<String> BY_NAME =
            Set.of("forName", "loadClass", "getDeclaredMethod", "getDeclaredField", "getDeclaredConstructor");
    private static final List<Class<?>> OF_THE_RUNNING_PORTAL =
            List.of(Random.class, Thread.class, Executor.class, HttpClient.class, Closeable.class);

    static final List<ArchRule> RULES = List.of(
            noClasses()
                    .should()
                    .callMethodWhere(describe(
                            "something is looked up by name",
                            call -> BY_NAME.contains(call.getName())
                                    && call.getTargetOwner().getPackageName().startsWith("java.lang"))),
            noClasses().should().dependOnClassesThat().resideInAnyPackage("java.awt..", "javax.imageio.."),
            // As a provider of the JDK it looks its algorithms up by name; its own classes, and the JDK's, do not.
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.bouncycastle.jce.provider..", "org.bouncycastle.jcajce.provider.."),
            noClasses().should().dependOnClassesThat().haveNameMatching("java\\.io\\.Object(In|Out)putStream"),
            // Classes are initialised by the builder: a seed, a thread or a socket of that machine would be kept.
            noFields()
                    .that()
                    .areStatic()
                    .should()
                    .haveRawType(describe(
                            "belong to the running portal",
                            type -> OF_THE_RUNNING_PORTAL.stream().anyMatch(type::isAssignableTo))));

    @ParameterizedTest
    @FieldSource("RULES")
    void thePortalDoesNothingThatAnExecutableCannot(ArchRule rule) {
        rule.check(PortalClasses.ALL);
    }

    @ParameterizedTest
    @FieldSource("RULES")
    void eachOfTheseIsFoundWhereItIsDone(ArchRule rule) {
        assertThat(rule.evaluate(new ClassFileImporter().importClasses(Planted.class))
                        .hasViolation())
                .isTrue();
    }

    /** Does all of it. */
    @SuppressWarnings("unused")
    private static final class Planted {
        private static final SecureRandom RANDOM = new SecureRandom();

        static Class<?> named(String name) throws ClassNotFoundException {
            return Class.forName(name);
        }

        static Object read(InputStream stream) throws Exception {
            return new java.io.ObjectInputStream(stream).readObject();
        }

        static java.security.Provider provider() {
            return new org.bouncycastle.jce.provider.BouncyCastleProvider();
        }

        static java.awt.Color colour() {
            return java.awt.Color.RED;
        }
    }
}
