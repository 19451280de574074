package slipway.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import slipway.api.http.OpenPaths;

/** {@code GET /schema}: what is built, for people and programs; open to everybody. */
@Path("/")
@RequestScoped
public class SchemaResource {
    @Context
    Application application;

    @Inject
    SchemaDocument document;

    @GET
    @Path(OpenPaths.SCHEMA)
    public JsonNode schema() {
        return document.of(application.getClasses());
    }
}
