# shellcheck shell=bash
# Postern's image from what `mvn verify` left, on the engine of engine.sh, tried as a cluster would run it.

# shellcheck source=.ci/blocks.sh
source .ci/blocks.sh

build_image() {
  SKIP_MAVEN=yes with_engine deploy/image/build --quiet
}

# The check that a release relies on finds what it should, and nothing else.
try_advisories() {
  local folder="$1/osv-maven" sbom=app/target/image/sbom.json record
  record='{"id": "TRY-1", "affected": [{"package": {"ecosystem": "Maven", "name": "io.netty:netty-common"}, "versions": ["%s"]}]}'
  mkdir -p "$folder"
  # shellcheck disable=SC2059 # the record is the format
  printf "$record" 0.0.1 >"$folder/other.json"
  ln -s "$PWD/app" "$PWD/deploy" "$1"
  blocks_of docs/releases.md .ci/image.sh >"$1/commands"
  (cd "$1" && bash -euxo pipefail commands)
  # shellcheck disable=SC2059
  printf "$record" "$(sed -n 's/.*netty-common@\([^?"]*\).*/\1/p' "$sbom" | head -n 1)" >"$folder/ours.json"
  ! deploy/advisories "$sbom" "$folder" || { echo 'An advisory was not found.' >&2; return 1; }
}
