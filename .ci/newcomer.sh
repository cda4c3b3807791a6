# shellcheck shell=bash
# Does what README.md, docs/quick-start.md and docs/how-to/container.md tell a newcomer, in the tree as it is: what is built
# is not built anew. What it starts listens on a port of its own and is ended by its process group.

# shellcheck source=.ci/blocks.sh
source .ci/blocks.sh

NEWCOMERS_PORT=18080

be_a_newcomer() {
  local work=$1 commands="$1/newcomer" command page
  for page in README.md docs/quick-start.md docs/how-to/container.md; do
    blocks_of "$page" .ci/newcomer.sh
  done | join_lines >"$commands"
  while IFS= read -r command <&3; do
    echo "\$ $command"
    case $command in
      *exec:exec* | bin/postern | *' bin/postern' | bin/postern' '*'# serves'*) serve_and_end "$work" "$command" ;;
      *) bash -euo pipefail -c "$command" ;;
    esac
  done 3<"$commands"
}

# Lines that a backslash ends go on with the next.
join_lines() {
  sed -e ':again' -e '/\\$/{N;s/\\\n *//;b again' -e '}' | grep -v '^ *$'
}

# Starts a Postern in a process group of its own, and ends it once it is ready and its page is there.
serve_and_end() {
  local work=$1 command=$2 group status=0
  PORT=$NEWCOMERS_PORT setsid bash -euo pipefail -c "$command" >"$work/newcomer.log" 2>&1 &
  group=$!
  is_ready && curl -fsS "localhost:$NEWCOMERS_PORT/openapi" | grep openapi >/dev/null || status=1
  ((status == 0)) || cat "$work/newcomer.log" >&2
  kill -TERM -- "-$group" || true
  # The shell is gone at once, Postern when it has drained: the next one needs its port.
  wait "$group" || true
  while kill -0 -- "-$group" 2>/dev/null; do sleep 0.2; done
  return "$status"
}

is_ready() {
  local tries
  for ((tries = 0; tries < 300; tries++)); do
    if curl -fsS -o /dev/null "localhost:$NEWCOMERS_PORT/health/readiness" 2>/dev/null; then return; fi
    sleep 1
  done
  echo "No Postern is ready on port $NEWCOMERS_PORT." >&2
  return 1
}
