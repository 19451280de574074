package slipway.api.shared;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/** Takes a whole number as its text as well: the CLI sends quantities such as {@code "2"} and {@code "+1"}. */
public final class NumberOrText extends StdScalarDeserializer<String> {
    public NumberOrText() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
        return json.hasToken(JsonToken.VALUE_STRING) || json.hasToken(JsonToken.VALUE_NUMBER_INT)
                ? json.getText()
                : (String) context.handleUnexpectedToken(String.class, json);
    }
}
