/** What is reached by signed URLs: sources, build output, log streams. */
@NullMarked
package slipway.api.streams;

import org.jspecify.annotations.NullMarked;
