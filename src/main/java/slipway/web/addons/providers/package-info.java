/** The page on which third parties register their services, and operators publish them. */
@NullMarked
package slipway.web.addons.providers;

import org.jspecify.annotations.NullMarked;
