/** What is told of each request when it is over: a line in the app's log, and counts. */
@NullMarked
package slipway.router.reports;

import org.jspecify.annotations.NullMarked;
