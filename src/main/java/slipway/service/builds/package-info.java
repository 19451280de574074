/** From a source to a slug, in a queue. */
@NullMarked
package slipway.service.builds;

import org.jspecify.annotations.NullMarked;
