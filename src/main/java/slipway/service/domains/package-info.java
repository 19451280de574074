/** Host names and the route table. */
@NullMarked
package slipway.service.domains;

import org.jspecify.annotations.NullMarked;
