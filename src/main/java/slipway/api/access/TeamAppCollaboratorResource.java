package slipway.api.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Path;

/** The same for clients that know permissions for the apps of teams alone; here every app has them. */
@Path("teams/apps/{app}/collaborators")
@RequestScoped
public class TeamAppCollaboratorResource extends CollaboratorResource {}
