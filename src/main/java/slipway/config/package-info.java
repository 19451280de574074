/** Settings from the environment, and the folders of the home. */
@NullMarked
package slipway.config;

import org.jspecify.annotations.NullMarked;
