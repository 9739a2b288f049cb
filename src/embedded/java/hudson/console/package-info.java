/**
 * What happens to a log on its way to the file.
 * Logs are shown by the embedded web server.
 */
package hudson.console;
