/** Apps, their names and stacks. */
@NullMarked
package slipway.model.apps;

import org.jspecify.annotations.NullMarked;
