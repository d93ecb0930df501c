package latchkey.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import jakarta.annotation.Priority;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import latchkey.PortalClasses;
import latchkey.diagnosis.FailureRule;
import org.junit.jupiter.api.Test;

/** The first rule that finds wins, so their order is part of the diagnosis. */
class OrderOfRulesTest {
    /** As in the table of the design. A silent server and a closed mailbox are no old password. */
    private static final List<String> DESIGN = List.of(
            "RetiredAppPassword",
            "ProtocolNotAllowed",
            "MistypedAppPassword",
            "WrongUserName",
            "Guessing",
            "MainPasswordUsed",
            "MailServerUnavailable",
            "AccountOff",
            "StaleClient",
            "AddressMistyped",
            "WrongPassword");

    @Test
    void isThatOfTheDesignAndEachHasItsOwnPlace() {
        List<JavaClass> rules = rules().sorted(
                        Comparator.comparing(OrderOfRulesTest::priority).reversed())
                .toList();

        List<String> names = rules.stream().map(JavaClass::getSimpleName).toList();
        assertThat(names).isNotEmpty().endsWith("WrongPassword");
        assertThat(names.stream().filter(DESIGN::contains))
                .containsExactlyElementsOf(
                        DESIGN.stream().filter(names::contains).toList());
        assertThat(rules.stream().map(OrderOfRulesTest::priority)).doesNotHaveDuplicates();
    }

    private static Stream<JavaClass> rules() {
        return PortalClasses.ALL.stream().filter(one -> one.isAssignableTo(FailureRule.class) && !one.isInterface());
    }

    private static int priority(JavaClass rule) {
        return rule.getAnnotationOfType(Priority.class).value();
    }
}
