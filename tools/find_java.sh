#!/bin/sh
# Sees to it that the tests find a Java, which Spark runs on: a cluster of two workers is started for them on this machine.
# Usage: tools/find_java.sh
set -eu

if command -v java >/dev/null 2>&1 || [ -x "${JAVA_HOME:-/nonexistent}/bin/java" ]; then exit 0; fi
"$(dirname "$0")/apt_install.sh" default-jre-headless "Java, for the tests that count records on Spark"
