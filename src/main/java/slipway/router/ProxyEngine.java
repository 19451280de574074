package slipway.router;

/**
 * The seam between deciding and carrying: an engine takes a visit to the dyno that was chosen for it and streams both
 * ways; how it went it tells to the {@link AppRouter}. A faster engine takes this one's place.
 */
interface ProxyEngine {
    /** Carries the visit; its dyno is {@link Visit#dyno}. */
    void carry(Visit visit, AppRouter router);
}
