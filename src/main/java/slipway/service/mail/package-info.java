/** Telling people by e-mail what was committed: at least once, in the background, however often we restart. */
@NullMarked
package slipway.service.mail;

import org.jspecify.annotations.NullMarked;
