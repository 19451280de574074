/** What holds for every route: authentication, conventions, errors. */
@NullMarked
package slipway.api.http;

import org.jspecify.annotations.NullMarked;
