# shellcheck shell=bash
# The compose stack, proved on our engine with an emulator in the place of AWS.

# shellcheck source=.ci/blocks.sh
source .ci/blocks.sh

COMPOSE_PLUGIN=''
AWS_PID=''

# Leaves the path of Compose v2 in COMPOSE_PLUGIN: Debian 12 has only v1, and that of Debian 13 runs on it as it is.
fetch_compose() {
  local home="$1/compose-v2" mirror options
  COMPOSE_PLUGIN="$home/docker-compose"
  [[ -x $COMPOSE_PLUGIN ]] && return 0

  rm -rf "$home"
  mkdir -p "$home"/{lists/partial,archives/partial,tree}
  mirror="$(apt-get indextargets --format '$(REPO_URI)' 'Codename: bookworm' | head -n 1)"
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror trixie main" >"$home/trixie.list"
  options=(-o "Dir::Etc::sourcelist=$home/trixie.list" -o Dir::Etc::sourceparts=/dev/null
    -o "Dir::State::lists=$home/lists" -o "Dir::Cache=$home" -o APT::Sandbox::User=root)
  apt-get "${options[@]}" update -qq
  (cd "$home" && apt-get "${options[@]}" download -qq docker-compose && dpkg-deb -x docker-compose_*.deb tree)
  mv "$home/tree/usr/libexec/docker/cli-plugins/docker-compose" "$COMPOSE_PLUGIN"
  rm -rf "$home"/{lists,archives,tree,trixie.list} "$home"/*.{deb,bin}
}

# stand_in IMAGE LABEL CONTEXT: tagged as compose.yaml names the image, on Debian, with what is in the context; the rest of
# its recipe comes from standard input
stand_in() {
  local context="$3" image
  image="$(sed -n "s:^ *image\: \($1.*\):\1:p" deploy/compose/compose.yaml)"
  { printf 'FROM redis:7\nLABEL io.postern.stand-in="%s"\n' "$2"; cat; } >"$context/Dockerfile"
  docker --host "$ENGINE_SOCKET" build --quiet --tag "$image" "$context"
}

# Prometheus is Debian's; Grafana, which Debian has not, is nothing that runs, so that its service can be started.
build_monitoring_stand_ins() {
  mkdir -p "$1"/{prometheus,grafana}
  cp /usr/bin/prometheus "$1/prometheus/"
  stand_in prom/prometheus 'prometheus of Debian' "$1/prometheus" <<'END'
COPY prometheus /usr/bin/
RUN install -d -o 65534 -g 65534 /prometheus
USER 65534:65534
ENTRYPOINT ["/usr/bin/prometheus"]
END
  stand_in grafana/grafana 'nothing' "$1/grafana" <<'END'
ENTRYPOINT ["sleep", "infinity"]
END
}

# check_monitoring: the rules and the scrape as Prometheus reads them, and also Compose v1's opinion of the stack
check_monitoring() {
  promtool check config deploy/compose/prometheus/prometheus.yml
  docker-compose --file deploy/compose/compose.yaml --file deploy/compose/try.yaml config --quiet
}

# prove_compose WORK LOCALEMU: LocalEmu listens on the engine's bridge, where containers reach it and nobody else does.
prove_compose() {
  local work="$1/aws" address
  mkdir -p "$work"
  address="$(ip -4 -o address show "$BRIDGE" | awk '{sub("/.*", "", $4); print $4; exit}'):45671"
  GATEWAY_SERVER=hypercorn GATEWAY_LISTEN="$address" TMPDIR="$work" \
    setsid "$2" start --port 45671 >"$work/log" 2>&1 &
  AWS_PID=$!
  for _ in {1..120}; do
    curl -sf -o /dev/null "http://$address/_localemu/health" && break
    kill -0 "$AWS_PID" 2>/dev/null || { tail -n 20 "$work/log" >&2; return 1; }
    sleep 0.5
  done
  DOCKER_HOST="$ENGINE_SOCKET" COMPOSE="$COMPOSE_PLUGIN" AWS_ENDPOINT_URL="http://$address" deploy/compose/prove
  stop_aws
}

stop_aws() {
  [[ -n $AWS_PID ]] || return 0
  kill -- "-$AWS_PID" 2>/dev/null || true
  # While a connection is open that a killed container left, it does not end by itself.
  for _ in {1..25}; do
    kill -0 "$AWS_PID" 2>/dev/null || break
    sleep 0.2
  done
  kill -KILL -- "-$AWS_PID" 2>/dev/null || true
  wait "$AWS_PID" 2>/dev/null || true
  AWS_PID=''
}

# What README.md, docs/how-to/container.md and docs/how-to/compose.md tell to do, with Compose where people have it.
run_pages() {
  local work="$1/pages" page
  mkdir -p "$work/docker/cli-plugins"
  ln -sf "$COMPOSE_PLUGIN" "$work/docker/cli-plugins/docker-compose"
  # The first page serves until it is told to end.
  blocks_of docs/how-to/container.md .ci/compose.sh | sed 's/^docker run /&--detach --name postern-page /' >"$work/commands"
  echo 'until docker exec postern-page healthy; do sleep 1; done; docker rm --force postern-page' >>"$work/commands"
  for page in README.md docs/how-to/compose.md; do
    blocks_of "$page" .ci/compose.sh >>"$work/commands"
  done
  DOCKER_HOST="$ENGINE_SOCKET" DOCKER_CONFIG="$work/docker" timeout 600 bash -euxo pipefail "$work/commands"
}
