package slipway.api.shared;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/** Takes {@code "true"} and {@code "false"} as well: the official Java client sends maintenance so. */
public final class BooleanOrText extends StdScalarDeserializer<Boolean> {
    public BooleanOrText() {
        super(Boolean.class);
    }

    @Override
    public Boolean deserialize(JsonParser json, DeserializationContext context) throws IOException {
        boolean text = json.hasToken(JsonToken.VALUE_STRING);
        if (json.hasToken(JsonToken.VALUE_TRUE) || (text && json.getText().equals("true"))) {
            return true;
        }
        if (json.hasToken(JsonToken.VALUE_FALSE) || (text && json.getText().equals("false"))) {
            return false;
        }
        return (Boolean) context.handleUnexpectedToken(Boolean.class, json);
    }
}
