package latchkey;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Optional;

/** A class uses its own package and packages of lower rows, and belongs to a row. */
final class Rows extends ArchCondition<JavaClass> {
    /** From the top to the bottom. */
    private static final List<List<String>> ALL = List.of(
            List.of("overview", "helpdesk", "migration", "operations"),
            List.of("setup"),
            List.of("diagnosis"),
            List.of("apppassword"),
            List.of("attempt", "mailclient"),
            List.of("signin", "mailserver"),
            List.of("notice"),
            List.of("account"),
            List.of("audit"),
            List.of("web"),
            List.of("shared"));

    private final String base;

    private Rows(String base) {
        super("use rows below their own only");
        this.base = base + ".";
    }

    static Rows below(String base) {
        return new Rows(base);
    }

    @Override
    public void check(JavaClass origin, ConditionEvents events) {
        Optional<String> own = packageOf(origin);
        if (own.isEmpty()) {
            return;
        }
        if (row(own.get()) < 0) {
            events.add(SimpleConditionEvent.violated(origin, own.get() + " is in no row: " + origin.getName()));
        }
        for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
            Optional<String> used = packageOf(dependency.getTargetClass());
            if (used.isPresent() && !used.equals(own) && row(used.get()) <= row(own.get())) {
                events.add(SimpleConditionEvent.violated(
                        dependency, own.get() + " uses " + used.get() + ": " + dependency.getDescription()));
            }
        }
    }

    private static int row(String name) {
        for (int row = 0; row < ALL.size(); row++) {
            if (ALL.get(row).contains(name)) {
                return row;
            }
        }
        return -1;
    }

    /** The first name behind the base; a package inside a package is part of it. */
    private Optional<String> packageOf(JavaClass javaClass) {
        String name = javaClass.getPackageName();
        return name.startsWith(base)
                ? Optional.of(name.substring(base.length()).split("\\.", -1)[0])
                : Optional.empty();
    }
}
