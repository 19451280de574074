/** How frames of log lines travel: by syslog, HTTP and HTTPS. */
@NullMarked
package slipway.integration.drains.wire;

import org.jspecify.annotations.NullMarked;
