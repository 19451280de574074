/** The shell scripts that the WAR ships. */
@NullMarked
package slipway.integration.scripts;

import org.jspecify.annotations.NullMarked;
