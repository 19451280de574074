/** Pages that show who changed what. */
@NullMarked
package slipway.web.activity;

import org.jspecify.annotations.NullMarked;
