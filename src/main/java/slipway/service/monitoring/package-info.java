/** The monitoring add-on: which apps have it, and what their plans let them keep. */
@NullMarked
package slipway.service.monitoring;

import org.jspecify.annotations.NullMarked;
