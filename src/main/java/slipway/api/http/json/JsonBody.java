package slipway.api.http.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.stream.Collectors;
import slipway.model.InvalidParamsException;
import slipway.model.PlatformException.Kind;
import slipway.model.RefusedException;

/**
 * Reads request bodies as JSON whatever their headers call them (the Java deployers send {@code Content-Encoding:
 * UTF-8}); an empty body is an empty object; what does not fit is refused by the name of its field.
 */
public class JsonBody implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
    /** Far more than any request of the schema needs. */
    private static final int MAX_BYTES = 1_048_576;

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return true;
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new RefusedException(Kind.TOO_LARGE, "The request's body is larger than 1 MB.");
        }
        byte[] json = bytes.length == 0 ? new byte[] {'{', '}'} : bytes;
        try {
            Object read = Json.MAPPER.readValue(json, Json.MAPPER.constructType(genericType));
            if (read == null) {
                throw new InvalidParamsException("The request's body must be a JSON object.");
            }
            BodyCheck.check(read);
            return read;
        } catch (UnrecognizedPropertyException e) {
            throw new InvalidParamsException("There is no parameter \"" + field(e) + "\" here.");
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof StreamReadException syntax) {
                throw notJson(syntax);
            }
            throw new InvalidParamsException(
                    e.getPath().isEmpty()
                            ? "The request's body must be a JSON object."
                            : "Parameter \"" + field(e) + "\" is not of the right type.");
        } catch (JsonProcessingException e) {
            throw notJson(e);
        }
    }

    private static RefusedException notJson(JsonProcessingException e) {
        return new RefusedException(Kind.BAD_REQUEST, "The request's body is not JSON: " + e.getOriginalMessage());
    }

    /** {@link ConventionsFilter} turns entities into bytes; this only tells JAX-RS that any of them may be JSON. */
    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type != byte[].class;
    }

    @Override
    public void writeTo(
            Object entity,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        out.write(Json.MAPPER.writeValueAsBytes(entity));
    }

    private static String field(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("."));
    }
}
