package slipway.integration.dynos.network;

/**
 * What connects one dyno with its machine.
 *
 * @param address the dyno's own, by which the router reaches it
 * @param device the machine's end
 */
public record Wire(String address, String device) {}
