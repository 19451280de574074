/** What stands before the servlet stack and takes every request to an app. */
@NullMarked
package slipway.router;

import org.jspecify.annotations.NullMarked;
