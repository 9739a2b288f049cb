/**
 * Permissions and access control, as far as the plugin and its tests use them.
 * Logging in is the business of the embedded web server; nothing here knows passwords.
 */
package hudson.security;
