/** Short-lived permissions to read a log. */
@NullMarked
package slipway.service.logs.sessions;

import org.jspecify.annotations.NullMarked;
