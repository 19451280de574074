/** Git over smart HTTP, by JGit: one bare repository an app; a push builds before it is accepted. */
@NullMarked
package slipway.integration.git;

import org.jspecify.annotations.NullMarked;
