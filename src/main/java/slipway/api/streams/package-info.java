/** What is reached by signed URLs: sources, build output, log streams; and what providers write to logs. */
@NullMarked
package slipway.api.streams;

import org.jspecify.annotations.NullMarked;
