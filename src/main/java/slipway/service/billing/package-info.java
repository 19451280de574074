/** What is done about hours and money from time to time, and what operators see of everybody. */
@NullMarked
package slipway.service.billing;

import org.jspecify.annotations.NullMarked;
