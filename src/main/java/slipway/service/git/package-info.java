/** Who may push and clone an app's code, and what a push sets going. */
@NullMarked
package slipway.service.git;

import org.jspecify.annotations.NullMarked;
