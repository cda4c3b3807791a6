# shellcheck shell=bash
# Debian packages, without the services that they would start.

install_packages() {
  local package missing=()
  command -v mvn >/dev/null || missing+=(maven)
  command -v npm >/dev/null || missing+=(nodejs npm)
  for package in "$@"; do
    dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  ((${#missing[@]})) || return 0

  apt-get update -qq
  without_services apt-get install -y -qq --no-install-recommends "${missing[@]}"
}

# Runs a command while Debian's own switch keeps packages from starting their services.
without_services() {
  local policy=/usr/sbin/policy-rc.d status=0
  if [[ -e $policy ]]; then
    DEBIAN_FRONTEND=noninteractive "$@"
    return
  fi
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
  DEBIAN_FRONTEND=noninteractive "$@" || status=$?
  rm -f "$policy"
  return "$status"
}
