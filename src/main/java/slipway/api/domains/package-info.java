/** Domains, SNI endpoints and automatic certificates in Platform API v3. */
@NullMarked
package slipway.api.domains;

import org.jspecify.annotations.NullMarked;
