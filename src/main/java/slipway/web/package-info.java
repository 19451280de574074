/** The pages' beans: what JSF shows and what its buttons do, by way of the services alone. */
@NullMarked
package slipway.web;

import org.jspecify.annotations.NullMarked;
