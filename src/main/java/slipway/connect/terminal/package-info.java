/** What the person before slipway-connect types and reads. */
@NullMarked
package slipway.connect.terminal;

import org.jspecify.annotations.NullMarked;
