/** What holds for every page: forms, headers, roles, and that no secret leaks. */
@NullMarked
package latchkey.web;

import org.jspecify.annotations.NullMarked;
