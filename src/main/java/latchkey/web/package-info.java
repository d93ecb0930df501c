/** What every page shares: layout, forms, error pages, and the annotations that say who may. */
@NullMarked
package latchkey.web;

import org.jspecify.annotations.NullMarked;
