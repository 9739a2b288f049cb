/** Stand-ins for the structs plugin: symbols, and how named arguments become objects. Which arguments a step has is the step's business. */
package org.jenkinsci.plugins.structs;
