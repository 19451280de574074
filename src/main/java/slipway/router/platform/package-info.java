/** The way from the router to the platform's own pages and API, which the server under it serves. */
@NullMarked
package slipway.router.platform;

import org.jspecify.annotations.NullMarked;
