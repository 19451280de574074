/** What the router has seen: how many requests, how fast, with what outcome; in memory. */
@NullMarked
package slipway.service.metrics;

import org.jspecify.annotations.NullMarked;
