package latchkey;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static latchkey.Walls.ASKS_FOR_MORE_THAN_ONE_DOMAIN;
import static latchkey.Walls.ENTITIES;
import static latchkey.Walls.HOLD_AN_APP_PASSWORD;
import static latchkey.Walls.IN_A_MARKED_PACKAGE;
import static latchkey.Walls.KNOW_MAILBOXES;
import static latchkey.Walls.READS_THE_SYSTEM_CLOCK;
import static latchkey.Walls.SAY_WHO_MAY;
import static latchkey.Walls.SPEAK_HTTP;
import static latchkey.Walls.VIEWS_BUT_THE_ONE;

import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The walls between the classes of the portal. */
class ArchitectureTest {
    static final List<ArchRule> RULES = List.of(
            classes().should(Rows.below("latchkey")),
            noClasses()
                    .that()
                    .resideOutsideOfPackage("latchkey.mailserver..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("latchkey.mailserver.*.."),
            classes().should(UsesOnlyItsOwnPages.CONDITION),
            classes().that().areAnnotatedWith(Path.class).should().haveNameMatching(".*(Pages|Endpoint)"),
            methods().that().areMetaAnnotatedWith(HttpMethod.class).should(be(SAY_WHO_MAY)),
            // The matrix of routes finds what is annotated; these it knows by name, and one is on another port.
            noClasses()
                    .that()
                    .doNotHaveSimpleName("AccountsEndpoint")
                    .and()
                    .doNotHaveSimpleName("DiscoveryEndpoint")
                    .and()
                    .doNotHaveSimpleName("FailingEndpoint")
                    .and()
                    .doNotHaveSimpleName("EarlyFailures")
                    .and()
                    .doNotHaveSimpleName("PolicyEndpoint")
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("io.vertx.ext.web.Router"),
            // Whoever asks for servers without having signed in learns nothing of a mailbox, not by the time it takes
            // either.
            noClasses()
                    .that()
                    .resideInAPackage("latchkey.mailclient.discovery..")
                    .should()
                    .transitivelyDependOnClassesThat(KNOW_MAILBOXES),
            noClasses()
                    .that()
                    .resideInAPackage("latchkey.mailclient.discovery..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.sql..", "javax.sql..", "jakarta.persistence..", "io.agroal.."),
            noClasses()
                    .that()
                    .resideInAPackage("latchkey.mailclient.discovery..")
                    .should()
                    .accessTargetWhere(ASKS_FOR_MORE_THAN_ONE_DOMAIN),
            noClasses()
                    .that(not(ENTITIES))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("jakarta.persistence..", "io.quarkus.hibernate.orm.panache.."),
            noClasses().that(not(SPEAK_HTTP)).should().dependOnClassesThat().resideInAPackage("jakarta.ws.rs.."),
            noFields()
                    .that(HOLD_AN_APP_PASSWORD)
                    .should()
                    .beDeclaredInClassesThat()
                    .areAnnotatedWith(Entity.class),
            noFields().that(HOLD_AN_APP_PASSWORD).should().beDeclaredInClassesThat(VIEWS_BUT_THE_ONE),
            noFields().should().beAnnotatedWith(Inject.class),
            noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.util.Random"),
            noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.util.Date"),
            noClasses().should().callMethod(Math.class, "random"),
            // A command answers where it was called.
            noClasses()
                    .that()
                    .doNotHaveSimpleName("BreakGlassCommand")
                    .and()
                    .doNotHaveSimpleName("LogNameCommand")
                    .should()
                    .accessField(System.class, "out"),
            // Before there is a log.
            noClasses().that().doNotHaveSimpleName("CheckSettings").should().accessField(System.class, "err"),
            noClasses().that().doNotHaveSimpleName("ClockProducer").should().accessTargetWhere(READS_THE_SYSTEM_CLOCK),
            classes().should().haveNameNotMatching(".*(Manager|Helper|Utils?|Impl|Dto)|.*[.$]Abstract.*"),
            classes().should(be(IN_A_MARKED_PACKAGE)));

    @ParameterizedTest
    @FieldSource("RULES")
    void theWallStands(ArchRule rule) {
        rule.check(PortalClasses.ALL);
    }
}
