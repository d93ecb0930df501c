package latchkey.web;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The second factor must have been used just now ({@code latchkey.sign-in.fresh-for}).
 *
 * <p>A GET that comes too late is sent to the provider and comes back. A POST is sent back to its form, which asks for the
 * factor; if something was typed, a page keeps it until it is sent again. So nothing typed is lost and nothing is done
 * unasked. The form is shown at the address of its POST.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface FreshSecondFactor {}
