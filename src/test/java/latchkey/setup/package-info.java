/** The way from a chosen mail program to a green light, and all the ways to get it wrong. */
@NullMarked
package latchkey.setup;

import org.jspecify.annotations.NullMarked;
