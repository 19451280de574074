/** Lists that are cut in the database, so that long ones cost no more than a page. */
@NullMarked
package slipway.service.paging;

import org.jspecify.annotations.NullMarked;
