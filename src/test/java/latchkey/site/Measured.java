package latchkey.site;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** Holds the portal to a time. Runs before the others and one at a time, so that nothing else is measured. */
@Tag("measured")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Measured {}
