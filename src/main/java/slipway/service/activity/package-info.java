/** Writes down every change once, for the activity pages, the app's log and whoever listens. */
@NullMarked
package slipway.service.activity;

import org.jspecify.annotations.NullMarked;
