/** The rules of the diagnosis, one class each; the highest priority is asked first. */
@NullMarked
package latchkey.diagnosis.rule;

import org.jspecify.annotations.NullMarked;
