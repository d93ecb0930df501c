/** Mail clients, people and guessers as programs that do not know the rules, and what a mail server reports of them. */
@NullMarked
package latchkey.diagnosis.corpus;

import org.jspecify.annotations.NullMarked;
