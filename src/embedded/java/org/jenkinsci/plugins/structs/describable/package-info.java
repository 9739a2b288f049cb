/** How an object is made from named arguments and described by them again, strictly: nothing unknown, nothing missing. */
package org.jenkinsci.plugins.structs.describable;
