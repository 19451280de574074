package slipway.integration.dynos;

import java.util.Map;
import java.util.concurrent.ExecutorService;
import slipway.integration.dynos.limits.DynoLimits;
import slipway.integration.dynos.output.OutputWatch;
import slipway.service.dynos.runtime.DynoEvents;

/** What all dynos of this machine share. */
record Surroundings(
        DynoEvents events,
        OutputWatch outputWatch,
        ExecutorService readers,
        PortProbe ports,
        Map<String, String> hostEnvironment,
        DynoLimits limits,
        DynoRooms rooms,
        Naps naps) {}
