# shellcheck shell=bash
# Blocks of the documentation, for scripts that execute what the plain build cannot.

# Prints the blocks of a page that are claimed for somebody (<!-- executed by: NAME -->), as they stand there:
#   source <(blocks_of docs/how-to/compose.md .ci/compose.sh)
# Fails where there is none, since a script that executes nothing proves nothing.
blocks_of() {
  local page=$1 name=$2
  awk -v claim="<!-- executed by: $name -->" '
    !inside && index($0, claim) { armed = 1; next }
    armed && match($0, /^ *```/) { armed = 0; inside = 1; indent = RLENGTH - 3; found = 1; next }
    inside && /^ *```$/ { inside = 0; next }
    inside { print substr($0, indent + 1) }
    END { exit !found }
  ' "$page" || { echo "$page has no block that is executed by $name." >&2; return 1; }
}
