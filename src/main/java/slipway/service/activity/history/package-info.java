/** Reading back what was changed. */
@NullMarked
package slipway.service.activity.history;

import org.jspecify.annotations.NullMarked;
