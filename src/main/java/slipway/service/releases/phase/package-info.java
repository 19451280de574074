/**
 * The release phase: a slug's release command runs as a one-off before the release takes effect.
 *
 * <p>All of it follows from two rows. The release is pending; the oldest pending one of an app has a dyno that runs its
 * command, made by the reconciler's pass where there is none. When the dyno has ended, its row goes and the release
 * succeeds or fails in one transaction, so that a kill at any instant leaves something that the next start goes on
 * with: a dyno that still runs is adopted, one that ended meanwhile is read, one that never began is begun.
 */
@NullMarked
package slipway.service.releases.phase;

import org.jspecify.annotations.NullMarked;
