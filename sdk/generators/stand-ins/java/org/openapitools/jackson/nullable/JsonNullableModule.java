package org.openapitools.jackson.nullable;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.List;

/** Teaches Jackson what `JsonNullable` is: what is left out is not written, and what is read as null is null. */
public class JsonNullableModule extends SimpleModule {
    @SuppressWarnings("rawtypes")
    public JsonNullableModule() {
        addDeserializer(JsonNullable.class, new Reader(null));
        addSerializer(JsonNullable.class, new Writer());
        setSerializerModifier(new LeavesOut());
    }

    private static final class Reader extends JsonDeserializer<JsonNullable> implements ContextualDeserializer {
        private final JavaType content;

        private Reader(JavaType content) {
            this.content = content;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
            return new Reader(context.getContextualType().containedTypeOrUnknown(0));
        }

        @Override
        public JsonNullable<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return JsonNullable.of(context.readValue(parser, content));
        }

        @Override
        public JsonNullable<?> getNullValue(DeserializationContext context) {
            return JsonNullable.of(null);
        }
    }

    private static final class Writer extends StdSerializer<JsonNullable> {
        private Writer() {
            super(JsonNullable.class);
        }

        @Override
        public void serialize(JsonNullable given, JsonGenerator to, SerializerProvider provider) throws IOException {
            provider.defaultSerializeValue(given.orElse(null), to);
        }
    }

    private static final class LeavesOut extends BeanSerializerModifier {
        @Override
        public List<BeanPropertyWriter> changeProperties(
                SerializationConfig config, BeanDescription bean, List<BeanPropertyWriter> properties) {
            properties.replaceAll(one -> one.getType().hasRawClass(JsonNullable.class) ? new IfGiven(one) : one);
            return properties;
        }
    }

    private static final class IfGiven extends BeanPropertyWriter {
        private IfGiven(BeanPropertyWriter property) {
            super(property);
        }

        @Override
        public void serializeAsField(Object bean, JsonGenerator to, SerializerProvider provider) throws Exception {
            if (((JsonNullable<?>) get(bean)).isPresent()) {
                super.serializeAsField(bean, to, provider);
            }
        }
    }
}
