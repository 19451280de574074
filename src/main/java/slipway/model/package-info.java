/** Entities and values: what the platform is about, without how it is stored, shown or run. */
@NullMarked
package slipway.model;

import org.jspecify.annotations.NullMarked;
