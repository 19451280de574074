/** /slugs. */
@NullMarked
package slipway.api.slugs;

import org.jspecify.annotations.NullMarked;
