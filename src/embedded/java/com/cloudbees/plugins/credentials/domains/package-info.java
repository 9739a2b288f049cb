/** Where a credential may be used. This controller knows the global domain; restricted domains are not offered. */
package com.cloudbees.plugins.credentials.domains;
