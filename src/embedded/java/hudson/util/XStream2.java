package hudson.util;

import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.io.HierarchicalStreamDriver;
import io.jenkins.plugins.kubesphere.embedded.store.ModelXml;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** XML of model objects: secrets encrypted, classes filtered as at the border to an agent. */
public class XStream2 extends XStream {

    public XStream2() {
        this(getDefaultDriver());
    }

    public XStream2(HierarchicalStreamDriver hierarchicalStreamDriver) {
        super(hierarchicalStreamDriver);
        setClassLoader(XStream2.class.getClassLoader());
        ModelXml.configure(this);
    }

    /** A new driver each time, since drivers keep state. */
    public static HierarchicalStreamDriver getDefaultDriver() {
        return new com.thoughtworks.xstream.io.xml.DomDriver("UTF-8");
    }

    /** Reads, besides the present class name, one from the past. */
    public void addCompatibilityAlias(String oldClassName, Class newClass) {
        alias(oldClassName, newClass);
        aliasType(newClass.getName(), newClass);
    }

    public void toXMLUTF8(Object obj, OutputStream out) throws IOException {
        Writer w = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        w.write("<?xml version=\"1.1\" encoding=\"UTF-8\"?>\n");
        toXML(obj, w);
    }
}
