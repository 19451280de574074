/** Parts of pages about sharing apps and handing them over. */
@NullMarked
package slipway.web.access;

import org.jspecify.annotations.NullMarked;
