/** Heroku's buildpack registry, as far as its CLI asks it: names become the URLs by which apps choose buildpacks. */
@NullMarked
package slipway.api.registry;

import org.jspecify.annotations.NullMarked;
