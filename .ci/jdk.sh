# shellcheck shell=bash
# Read by the scripts of .ci and bench that start a JVM beside Maven.

# The home of the JDK that the build chose, which need not be the one on the PATH.
jdk_of_the_build() {
  mvn -q -B -f "$(dirname "${BASH_SOURCE[0]}")/../pom.xml" -pl domain validate exec:exec -Dexec.skip=false \
    -Dexec.args='-XshowSettings:properties -version' 2>&1 | sed -n 's/^ *java\.home = //p'
}
