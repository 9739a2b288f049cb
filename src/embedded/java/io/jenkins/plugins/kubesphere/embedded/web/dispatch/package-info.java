/**
 * Owns how an address leads to an object of the plugin and what of it may be called: actions, getters, web methods, views, as Stapler does.
 * It does not own what those objects answer, nor the pages of the controller itself.
 */
package io.jenkins.plugins.kubesphere.embedded.web.dispatch;
