# shellcheck shell=bash
# A Docker engine of our own: its socket, files and processes lie in one folder and end with it.

# shellcheck source=.ci/jdk.sh
source .ci/jdk.sh

ENGINE_PID=''
ENGINE_SOCKET=''
BRIDGE=docker0
BRIDGE_IS_OURS=''

start_engine() {
  local dir="$1/docker"
  mkdir -p "$dir"
  [[ -e /sys/class/net/$BRIDGE ]] || BRIDGE_IS_OURS=yes
  dockerd --host "unix://$dir/docker.sock" --data-root "$dir/data" --exec-root "$dir/exec" \
    --pidfile "$dir/docker.pid" --ip 127.0.0.1 >"$dir/docker.log" 2>&1 &
  ENGINE_PID=$!
  ENGINE_SOCKET="unix://$dir/docker.sock"
  for _ in {1..120}; do
    docker --host "$ENGINE_SOCKET" info >/dev/null 2>&1 && return 0
    kill -0 "$ENGINE_PID" 2>/dev/null || break
    sleep 0.5
  done
  echo 'The Docker engine did not start; its log:' >&2
  tail -n 40 "$dir/docker.log" >&2
  return 1
}

# All that our images and tests stand on.
import_stand_ins() {
  import_redis_stand_in "$1"
  import_debian_stand_in "$1"
  import_jdk_stand_in "$1" "$(jdk_of_the_build)"
}

# No image registry is needed: redis:7 is made of Debian's packages, and its label says so.
import_redis_stand_in() {
  local archive="$1/redis.tar"
  # As in the public image, /data belongs to user 999.
  # shellcheck disable=SC2016 # expanded by mmdebstrap
  mmdebstrap --quiet --variant=minbase --include=redis-server --customize-hook='install -d -o 999 -g 999 "$1/data"' \
    bookworm "$archive"
  docker --host "$ENGINE_SOCKET" import \
    --change 'LABEL io.postern.stand-in="redis-server of Debian"' \
    --change 'CMD ["redis-server", "--protected-mode", "no"]' --change 'EXPOSE 6379' --change 'WORKDIR /data' \
    "$archive" redis:7
  rm "$archive"
}

# The bases of our own image, as small as the public ones: Debian without manuals, and on it the JDK that builds Postern.
import_debian_stand_in() {
  local archive="$1/debian.tar"
  mmdebstrap --quiet --variant=apt --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/info/*' \
    --dpkgopt='path-exclude=/usr/share/locale/*' --dpkgopt='path-exclude=/usr/share/doc/*' \
    --dpkgopt='path-include=/usr/share/doc/*/copyright' bookworm "$archive"
  docker --host "$ENGINE_SOCKET" import \
    --change 'LABEL io.postern.stand-in="mmdebstrap of Debian"' --change 'CMD ["bash"]' "$archive" debian:bookworm-slim
  rm "$archive"
}

import_jdk_stand_in() {
  local jdk="$2" recipe="$1/jdk"
  mkdir -p "$recipe"
  cat >"$recipe/Dockerfile" <<'END'
FROM debian:bookworm-slim
COPY . /opt/java/openjdk
ENV JAVA_HOME=/opt/java/openjdk PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
LABEL io.postern.stand-in="JDK of this machine"
END
  # Files that a distribution keeps somewhere else, such as certificates, come along.
  tar --create --dereference --exclude=./lib/src.zip --directory "$jdk" . --directory "$recipe" Dockerfile |
    docker --host "$ENGINE_SOCKET" build --quiet --tag eclipse-temurin:25-jdk -
}

# Runs a command whose Testcontainers find our engine; we remove the containers ourselves, so its Ryuk stays out.
with_engine() {
  DOCKER_HOST="$ENGINE_SOCKET" TESTCONTAINERS_HOST_OVERRIDE=localhost TESTCONTAINERS_RYUK_DISABLED=true "$@"
}

stop_engine() {
  [[ -n $ENGINE_PID ]] || return 0
  docker --host "$ENGINE_SOCKET" ps --all --quiet 2>/dev/null |
    xargs --no-run-if-empty docker --host "$ENGINE_SOCKET" rm --force --volumes >/dev/null 2>&1 || true
  kill "$ENGINE_PID" 2>/dev/null || true
  wait "$ENGINE_PID" 2>/dev/null || true
  ENGINE_PID=''
  # The engine leaves its network bridge behind.
  [[ -z $BRIDGE_IS_OURS ]] || ip link delete "$BRIDGE" 2>/dev/null || true
}
