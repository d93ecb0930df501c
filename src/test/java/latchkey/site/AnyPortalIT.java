package latchkey.site;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import java.util.stream.Collectors;
import latchkey.parts.Person;
import latchkey.parts.Totp;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Tests that need nothing but HTTP run against whichever portal they are given. */
class AnyPortalIT {
    private static final String TEST_CLASSES = System.getProperty("latchkey.target", "target") + "/test-classes";
    private static final Set<String> NOT_A_PART = Set.of(Person.class.getName(), Totp.class.getName());

    @Test
    void theyRunAgainstAnAddress() {
        String own = Site.shared().portal().url();
        System.setProperty(AnyPortal.GIVEN, own + "/");
        try {
            TestExecutionSummary there = run("latchkey.web.SecurityHeadersIT");

            assertThat(there.getTestsSucceededCount()).isEqualTo(4);
            assertThat(there.getTotalFailureCount()).isZero();
            System.setProperty(AnyPortal.GIVEN, own.replaceAll(":\\d+$", ":1"));
            assertThat(run("latchkey.web.SecurityHeadersIT").getTotalFailureCount())
                    .as("nobody answers there")
                    .isEqualTo(4);
        } finally {
            System.clearProperty(AnyPortal.GIVEN);
        }
    }

    /** Else they would look into a database that the given portal does not use. */
    @Test
    void theyKnowNoPartsOfTheirOwn() {
        Set<JavaClass> tests = new ClassFileImporter()
                .importPath(TEST_CLASSES).stream()
                        .filter(type -> type.isAnnotatedWith(Tag.class)
                                && type.getAnnotationOfType(Tag.class).value().equals(AnyPortal.TAG))
                        .collect(Collectors.toSet());

        assertThat(tests).extracting(JavaClass::getSimpleName).contains("SignInIT", "WholeWayIT");
        noClasses()
                .that(describe(
                        "are for any portal",
                        type -> tests.stream().anyMatch(test -> type.getName().startsWith(test.getName()))))
                .should()
                .dependOnClassesThat(describe(
                        "are parts",
                        type -> type.isEquivalentTo(Site.class)
                                || (type.getPackageName().equals("latchkey.parts")
                                        && !NOT_A_PART.contains(type.getName()))))
                .check(new ClassFileImporter().importPath(TEST_CLASSES));
    }

    private static TestExecutionSummary run(String test) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create(LauncherConfig.builder()
                        .enableTestExecutionListenerAutoRegistration(false)
                        .build())
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(test))
                                .build(),
                        summary);
        return summary.getSummary();
    }
}
