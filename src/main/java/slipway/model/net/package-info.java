/** What the platform knows of networks by itself, without asking any. */
@NullMarked
package slipway.model.net;

import org.jspecify.annotations.NullMarked;
