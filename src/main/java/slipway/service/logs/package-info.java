/** The log of each app: taken, kept, followed. */
@NullMarked
package slipway.service.logs;

import org.jspecify.annotations.NullMarked;
