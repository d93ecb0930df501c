package latchkey;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** The classes of the portal and what each depends on, read once in a JVM: that takes seconds. */
public final class PortalClasses {
    public static final JavaClasses ALL = new ClassFileImporter()
            .importUrl(Latchkey.class.getProtectionDomain().getCodeSource().getLocation());

    private PortalClasses() {}
}
