/** What builds print: written while they are under way, and read by any number of followers. */
@NullMarked
package slipway.service.builds.output;

import org.jspecify.annotations.NullMarked;
