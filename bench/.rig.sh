# Read by the programs beside it, bench/run and others: builds Postern and the benchmark, and becomes one of its programs.
#
# POSTERN_JAVA_OPTS   options of Postern's JVM (default below)
# POSTERN_COMMAND     what to measure instead of this tree's Postern, for example another build of it
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=.ci/jdk.sh
source "$root/.ci/jdk.sh"
out=$root/bench/target
# As in the image, but for its cache of classes and a heap that does not follow from a limit.
java_opts=${POSTERN_JAVA_OPTS:--Xmx160m -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:TrimNativeHeapInterval=5000 \
--enable-native-access=ALL-UNNAMED}

need() {
  command -v "$1" >/dev/null && return
  echo "$0: $1 is missing: $2" >&2
  exit 1
}

# Each module leaves the class path of what it stands on in its own target directory.
build() {
  mvn -q -B -f "$root/pom.xml" -pl bench,app -am compile \
    dependency:build-classpath -DincludeScope=runtime -Dmdep.outputFile=target/runtime.classpath
}

class_path() {
  printf '%s:%s' "$root/$1/target/classes" "$(cat "$root/$1/target/runtime.classpath")"
}

# measure CLASS RESULT [options]
measure() {
  local program=$1 result=$2
  shift 2
  need mvn "install Maven 3.8.7 or newer"
  need redis-server "install Redis (Debian: redis-server)"
  build
  local java
  java=$(jdk_of_the_build)/bin/java

  # An argument file keeps the long class path in one word of the command.
  printf -- '-cp "%s"\nio.postern.app.Postern\n' "$(class_path app)" >"$out/postern.args"
  # One arena of glibc, also as in the image; a server gets no environment of ours.
  local command=${POSTERN_COMMAND:-env MALLOC_ARENA_MAX=1 $java $java_opts @$out/postern.args}

  local pinned=() free=(--unpinned)
  if command -v taskset >/dev/null && [ "$(nproc --all)" -ge 2 ]; then
    pinned=(taskset -c 1)
    free=()
  fi

  # It becomes the program: Ctrl-C reaches that, and it ends what it started.
  exec "${pinned[@]}" "$java" --enable-native-access=ALL-UNNAMED -Xmx1g -cp "$(class_path bench)" \
    "io.postern.bench.$program" --postern "$command" --output "$out/$result" "${free[@]}" "$@"
}
