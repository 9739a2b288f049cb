package io.jenkins.plugins.kubesphere.embedded.store;

import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.converters.ConversionException;
import com.thoughtworks.xstream.converters.Converter;
import com.thoughtworks.xstream.converters.MarshallingContext;
import com.thoughtworks.xstream.converters.SingleValueConverter;
import com.thoughtworks.xstream.converters.UnmarshallingContext;
import com.thoughtworks.xstream.converters.collections.CollectionConverter;
import com.thoughtworks.xstream.converters.collections.MapConverter;
import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import com.thoughtworks.xstream.io.HierarchicalStreamWriter;
import com.thoughtworks.xstream.security.NoTypePermission;
import com.thoughtworks.xstream.security.NullPermission;
import com.thoughtworks.xstream.security.TypePermission;
import hudson.model.Result;
import hudson.util.CopyOnWriteList;
import hudson.util.DescribableList;
import hudson.util.PersistedList;
import hudson.util.Secret;
import io.jenkins.plugins.kubesphere.embedded.remoting.CrossingClasses;
import io.jenkins.plugins.kubesphere.embedded.scm.GitScm;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/** The rules by which model objects become XML: which classes, how secrets, results and lists are written. */
public final class ModelXml {

    private ModelXml() {}

    /** Applies the rules to a new XStream. */
    public static void configure(XStream xstream) {
        xstream.addPermission(NoTypePermission.NONE);
        xstream.addPermission(NullPermission.NULL);
        TypePermission crossing = type -> type != null && CrossingClasses.allows(type);
        xstream.addPermission(crossing);
        xstream.setMode(XStream.XPATH_RELATIVE_REFERENCES);
        // The list in which credentials are kept; XStream itself cannot look into it.
        xstream.registerConverter(new CollectionConverter(xstream.getMapper(), CopyOnWriteArrayList.class));
        xstream.registerConverter(new RefusedClasses(), XStream.PRIORITY_VERY_HIGH);
        xstream.registerConverter(new SecretText(), XStream.PRIORITY_VERY_HIGH);
        xstream.registerConverter(new ResultName(), XStream.PRIORITY_VERY_HIGH);
        xstream.registerConverter(new ListContent(), XStream.PRIORITY_VERY_HIGH);
        // XStream's own would look into them by reflection, which the JDK forbids; sorted ones come back in their natural order.
        xstream.registerConverter(new CollectionConverter(xstream.getMapper(), TreeSet.class));
        xstream.registerConverter(new MapConverter(xstream.getMapper(), TreeMap.class));
        xstream.alias("result", Result.class);
        xstream.alias("hudson.util.DescribableList", DescribableList.class);
        GitScm.alias(xstream);
    }

    /** Writing is as strict as reading: what could not be read again is not written. */
    private static final class RefusedClasses implements Converter {
        @Override
        public boolean canConvert(Class type) {
            return type != null && !CrossingClasses.allows(type);
        }

        @Override
        public void marshal(Object source, HierarchicalStreamWriter writer, MarshallingContext context) {
            throw new ConversionException(CrossingClasses.refusal(source.getClass().getName()));
        }

        @Override
        public Object unmarshal(HierarchicalStreamReader reader, UnmarshallingContext context) {
            throw new ConversionException(CrossingClasses.refusal(String.valueOf(context.getRequiredType())));
        }
    }

    private static final class SecretText implements SingleValueConverter {
        @Override
        public boolean canConvert(Class type) {
            return type == Secret.class;
        }

        @Override
        public String toString(Object secret) {
            return ((Secret) secret).getEncryptedValue();
        }

        @Override
        public Object fromString(String text) {
            return Secret.fromString(text);
        }
    }

    private static final class ResultName implements SingleValueConverter {
        @Override
        public boolean canConvert(Class type) {
            return type == Result.class;
        }

        @Override
        public String toString(Object result) {
            return result.toString();
        }

        @Override
        public Object fromString(String text) {
            return Result.fromString(text);
        }
    }

    /** Lists of the model are written as their elements, without their owner. */
    private static final class ListContent implements Converter {
        @Override
        public boolean canConvert(Class type) {
            return type != null && (CopyOnWriteList.class == type || PersistedList.class.isAssignableFrom(type));
        }

        @Override
        public void marshal(Object source, HierarchicalStreamWriter writer, MarshallingContext context) {
            for (Object element : (Iterable<?>) source) {
                writer.startNode(element.getClass().getName().replace("_", "__").replace("$", "_-"));
                context.convertAnother(element);
                writer.endNode();
            }
        }

        @Override
        public Object unmarshal(HierarchicalStreamReader reader, UnmarshallingContext context) {
            List<Object> elements = new ArrayList<>();
            while (reader.hasMoreChildren()) {
                reader.moveDown();
                elements.add(context.convertAnother(null, elementType(reader.getNodeName())));
                reader.moveUp();
            }
            Object list = context.currentObject();
            if (list == null) {
                list = context.getRequiredType() == CopyOnWriteList.class ? new CopyOnWriteList<>() : new DescribableList<>(hudson.model.Saveable.NOOP);
            }
            if (list instanceof CopyOnWriteList) {
                replace((CopyOnWriteList<?>) list, elements);
            } else {
                ListOwner.fill((PersistedList<?>) list, elements);
            }
            return list;
        }

        @SuppressWarnings("unchecked")
        private static void replace(CopyOnWriteList<?> list, List<Object> elements) {
            ((CopyOnWriteList<Object>) list).replaceBy(elements);
        }

        private static Class<?> elementType(String nodeName) {
            String name = nodeName.replace("_-", "$").replace("__", "_");
            try {
                Class<?> type = Class.forName(name, false, ModelXml.class.getClassLoader());
                if (!CrossingClasses.allows(type)) {
                    throw new ConversionException(CrossingClasses.refusal(name));
                }
                return type;
            } catch (ClassNotFoundException e) {
                throw new ConversionException("unknown class " + name, e);
            }
        }
    }
}
