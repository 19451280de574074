/** Reading and judging certificates, chains and private keys. */
@NullMarked
package slipway.service.domains.certificates;

import org.jspecify.annotations.NullMarked;
