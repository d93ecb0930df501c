/** Whether all is well with the mail servers, the database, the reports and the jobs: a check is a class. */
@NullMarked
package latchkey.operations.check;

import org.jspecify.annotations.NullMarked;
