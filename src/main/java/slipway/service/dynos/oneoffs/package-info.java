/** Commands that somebody runs once: asked for, awaited by a client, joined with it. */
@NullMarked
package slipway.service.dynos.oneoffs;

import org.jspecify.annotations.NullMarked;
