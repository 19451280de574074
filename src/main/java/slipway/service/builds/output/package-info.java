/** What builds and release commands print: written while they run, and read by any number of followers. */
@NullMarked
package slipway.service.builds.output;

import org.jspecify.annotations.NullMarked;
