/** Mails on their way to people. */
@NullMarked
package slipway.model.mail;

import org.jspecify.annotations.NullMarked;
