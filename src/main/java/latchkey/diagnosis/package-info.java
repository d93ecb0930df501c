/** Why a login was refused: rules that judge reports, and the failing clients these add up to. */
@NullMarked
package latchkey.diagnosis;

import org.jspecify.annotations.NullMarked;
