/** Sharing apps with other people, and handing them over. */
@NullMarked
package slipway.service.apps.sharing;

import org.jspecify.annotations.NullMarked;
