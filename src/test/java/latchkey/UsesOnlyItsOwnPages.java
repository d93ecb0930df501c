package latchkey;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** A route is the end of the way: nobody calls it but the browser. What is nested in it, a template say, may be used. */
final class UsesOnlyItsOwnPages extends ArchCondition<JavaClass> {
    static final ArchCondition<JavaClass> CONDITION = new UsesOnlyItsOwnPages();

    private UsesOnlyItsOwnPages() {
        super("use no class with routes but the one they belong to");
    }

    @Override
    public void check(JavaClass origin, ConditionEvents events) {
        origin.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> Walls.HAS_ROUTES.test(dependency.getTargetClass()))
                .filter(dependency -> !Walls.outermost(origin).equals(Walls.outermost(dependency.getTargetClass())))
                .forEach(dependency ->
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
    }
}
