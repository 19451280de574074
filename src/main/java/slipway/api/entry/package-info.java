/** Where HTTP comes in beside pages and streams: the API told from pages, health, and the shell lines for clients. */
@NullMarked
package slipway.api.entry;

import org.jspecify.annotations.NullMarked;
