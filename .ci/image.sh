# shellcheck shell=bash
# Postern's image from what `mvn verify` left, on the engine of engine.sh, tried as a cluster would run it.

build_image() {
  import_debian_stand_in "$1"
  import_jdk_stand_in "$1" "$(jdk_of_the_build)"
  SKIP_MAVEN=yes with_engine deploy/image/build --quiet
}

# Which JDK Maven chose need not be the one on the PATH.
jdk_of_the_build() {
  mvn -q -B -pl domain validate exec:exec -Dexec.skip=false -Dexec.args='-XshowSettings:properties -version' 2>&1 |
    sed -n 's/^ *java\.home = //p'
}
