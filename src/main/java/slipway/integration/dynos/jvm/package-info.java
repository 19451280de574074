/** Archives that let the JVMs of web dynos boot sooner: how they come about, when they are used, and when not. */
@NullMarked
package slipway.integration.dynos.jvm;

import org.jspecify.annotations.NullMarked;
