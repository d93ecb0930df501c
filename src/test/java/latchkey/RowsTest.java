package latchkey;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import latchkey.planted.cellar.InNoRow;
import latchkey.planted.helpdesk.Neighbour;
import latchkey.planted.overview.UsesItsOwnRow;
import latchkey.planted.setup.UsesALowerRow;
import latchkey.planted.web.Innocent;
import latchkey.planted.web.UsesAnUpperRow;
import org.junit.jupiter.api.Test;

/** That the rule of the rows would notice: tried on classes that break it on purpose. */
class RowsTest {
    @Test
    void aClassThatUsesAnUpperRowIsNoticed() {
        assertThat(violations(UsesAnUpperRow.class, UsesALowerRow.class, Innocent.class))
                .isNotEmpty()
                .allMatch(violation -> violation.startsWith("web uses setup: "));
    }

    @Test
    void aClassThatUsesItsOwnRowIsNoticed() {
        assertThat(violations(UsesItsOwnRow.class, Neighbour.class))
                .isNotEmpty()
                .allMatch(violation -> violation.startsWith("overview uses helpdesk: "));
    }

    @Test
    void aPackageInNoRowIsNoticed() {
        assertThat(violations(InNoRow.class)).containsExactly("cellar is in no row: " + InNoRow.class.getName());
    }

    @Test
    void aClassThatUsesALowerRowIsLeftAlone() {
        assertThat(violations(UsesALowerRow.class, Innocent.class)).isEmpty();
    }

    private static List<String> violations(Class<?>... planted) {
        return classes()
                .should(Rows.below("latchkey.planted"))
                .evaluate(new ClassFileImporter().importClasses(planted))
                .getFailureReport()
                .getDetails();
    }
}
