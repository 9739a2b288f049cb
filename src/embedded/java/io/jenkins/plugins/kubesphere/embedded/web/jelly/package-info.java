/**
 * Owns how a Jelly view of the plugin becomes HTML here: the views, their expressions, and the tags that Jenkins' libraries bring.
 * It does not own which view answers an address, and it knows no tag or attribute that a real controller does not know.
 */
package io.jenkins.plugins.kubesphere.embedded.web.jelly;
