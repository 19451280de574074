package slipway.web.domains;

import java.io.Serializable;
import java.util.UUID;

/**
 * A custom domain in the list on an app's page.
 *
 * @param certificate the name of its SNI endpoint; empty for none
 */
public record DomainRow(UUID id, String hostname, String target, String certificate) implements Serializable {}
