/**
 * Marks of what must not leave the controller.
 * The serialization border enforces them.
 */
package jenkins.util.io;
