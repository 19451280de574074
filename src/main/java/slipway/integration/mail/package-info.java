/** Sends mails by SMTP. */
@NullMarked
package slipway.integration.mail;

import org.jspecify.annotations.NullMarked;
