#!/bin/sh
# Builds the greeting service with nothing but a JDK 17: ./build.sh test | package
set -eu
cd "$(dirname "$0")"
bin="${JAVA_HOME:+$JAVA_HOME/bin/}"

compile() {
    rm -rf target/classes
    mkdir -p target/classes
    "${bin}javac" -encoding UTF-8 --release 17 -d target/classes $(find src/main/java -name '*.java')
}

run_tests() {
    rm -rf target/test-classes target/test-results
    mkdir -p target/test-classes
    "${bin}javac" -encoding UTF-8 --release 17 -cp target/classes -d target/test-classes $(find src/test/java -name '*.java')
    "${bin}java" -Dfile.encoding=UTF-8 -cp target/classes:target/test-classes greeting.RunTests target/test-results \
        greeting.GreetingTest greeting.GreetingServerTest
}

package() {
    # A fixed date makes the same sources give the same bytes, and so the same image digest.
    "${bin}jar" --create --file target/greeting.jar --main-class greeting.GreetingServer --date=2026-01-01T00:00:00Z -C target/classes .
    ls -l target/greeting.jar
}

case "${1:-}" in
    test) compile; run_tests ;;
    package) compile; package ;;
    *) echo "usage: $0 test|package" >&2; exit 2 ;;
esac
