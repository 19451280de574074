/** Blobs on disk. */
@NullMarked
package slipway.integration.blobs;

import org.jspecify.annotations.NullMarked;
