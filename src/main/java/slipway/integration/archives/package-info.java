/** Tarballs and slugs. */
@NullMarked
package slipway.integration.archives;

import org.jspecify.annotations.NullMarked;
