#!/bin/sh
# Start of the container; exec, so that the JVM gets the signals of the kubelet.
set -eu
exec java ${JAVA_OPTIONS:-} -jar "${APP_JAR:-/app/greeting.jar}" "$@"
