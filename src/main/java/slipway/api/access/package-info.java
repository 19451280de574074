/** Collaborators and locks. */
@NullMarked
package slipway.api.access;

import org.jspecify.annotations.NullMarked;
