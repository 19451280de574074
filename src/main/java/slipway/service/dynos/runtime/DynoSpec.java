package slipway.service.dynos.runtime;

import java.util.Map;
import java.util.UUID;

/**
 * All that a runtime needs to start a dyno.
 *
 * @param slugKey the packed /app folder in the blob store
 * @param environment everything the process sees; never to be put on a command line
 * @param port what a web dyno must bind, 0 for others
 * @param allowance what it may take of the machine
 */
public record DynoSpec(
        UUID id,
        UUID appId,
        String name,
        String command,
        String slugKey,
        Map<String, String> environment,
        int port,
        Allowance allowance) {}
