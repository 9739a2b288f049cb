/**
 * Owns the short look at a configured cluster that somebody asks for with "Check": who may ask, which credential answers, what is said about it, and
 * what the last look told. Looking itself belongs to the cluster room.
 */
package io.jenkins.plugins.kubesphere.config.health;
