/** Formation, dynos, their sizes and states. */
@NullMarked
package slipway.model.dynos;

import org.jspecify.annotations.NullMarked;
