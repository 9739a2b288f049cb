package hudson;

import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import io.jenkins.plugins.kubesphere.embedded.web.dispatch.StaplerDispatch;
import java.io.File;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.StaplerRequest2;

/** Small functions for views and logs. */
public class Functions {

    public Functions() {}

    /** The crumb that forms and scripts of this page send back; empty outside of a request. */
    public static String getCrumb(StaplerRequest2 req) {
        return req == null || req.getAttribute(StaplerDispatch.CRUMB) == null ? "" : req.getAttribute(StaplerDispatch.CRUMB).toString();
    }

    /** The name of the crumb's header or form field. */
    public static String getCrumbRequestField() {
        return StaplerDispatch.CRUMB;
    }

    public static boolean isWindows() {
        return File.pathSeparatorChar == ';';
    }

    /** The stack trace as text. */
    public static String printThrowable(Throwable t) {
        if (t == null) {
            return "No exception details";
        }
        StringWriter text = new StringWriter();
        printStackTrace(t, new PrintWriter(text, true));
        return text.toString();
    }

    public static void printStackTrace(Throwable t, PrintWriter pw) {
        t.printStackTrace(pw);
        pw.flush();
    }

    public static void printStackTrace(Throwable t, PrintStream ps) {
        t.printStackTrace(ps);
        ps.flush();
    }

    public static String htmlAttributeEscape(String text) {
        return Util.escape(text);
    }

    public static String escape(String s) {
        return Util.escape(s);
    }

    public static String xmlEscape(String s) {
        return Util.xmlEscape(s);
    }

    public static String encode(String s) {
        return Util.encode(s);
    }

    public static String urlEncode(String s) {
        return Util.rawEncode(s);
    }

    public static boolean hasPermission(Permission permission) {
        return Jenkins.get().hasPermission(permission);
    }

    public static boolean hasPermission(Object object, Permission permission) {
        return object instanceof AccessControlled controlled ? controlled.hasPermission(permission) : hasPermission(permission);
    }

    public static void checkPermission(Permission permission) {
        Jenkins.get().checkPermission(permission);
    }

    public static void checkPermission(AccessControlled object, Permission permission) {
        object.checkPermission(permission);
    }

    /** The item's name as seen from the group: {@code ../} for each step up. */
    public static String getRelativeNameFrom(Item p, ItemGroup g) {
        return p.getRelativeNameFrom(g);
    }
}
