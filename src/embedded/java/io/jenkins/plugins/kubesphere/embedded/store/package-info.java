/**
 * How the embedded controller keeps things on disk: atomic files, encrypted secrets, and the classes that XML may name.
 * What is kept, and where, is decided by the model classes.
 */
package io.jenkins.plugins.kubesphere.embedded.store;
