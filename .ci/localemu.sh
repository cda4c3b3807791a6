# shellcheck shell=bash
# LocalEmu, an AWS emulator, in a virtual environment outside the tree. It needs Python 3.13: on 3.12 its CloudWatch
# answers 500, on 3.11 everything does, and both report that they are healthy. Debian 12 has 3.11.

LOCALEMU_VERSION=1.3.2
LOCALEMU=''

# Leaves the path of the program in LOCALEMU.
install_localemu() {
  local cache=$1 constraints=.ci/localemu-constraints.txt python home
  home="$cache/localemu-$LOCALEMU_VERSION-$(cat "$constraints" .ci/localemu.sh | sha256sum | cut -c1-12)"
  LOCALEMU="$home/localemu"
  [[ -x $LOCALEMU ]] && return 0

  rm -rf "$home"
  mkdir -p "$home"
  cp "$constraints" "$home/constraints.txt"
  if python="$(find_python)"; then
    echo "LocalEmu runs on $python"
    make_environment "$python" "$home"
    ln -s venv/bin/localemu "$LOCALEMU"
    return
  fi
  echo 'There is no Python 3.13 or newer here: LocalEmu runs on the one of Debian 13, in a folder of its own.'
  install_debian_13 "$home"
  (in_debian_13 "$home" bash -euc "$(declare -p LOCALEMU_VERSION; declare -f make_environment)
    unset PIP_FIND_LINKS
    make_environment /usr/bin/python3 '$home'")
  write_launcher "$home"
}

find_python() {
  local python
  for python in python3.13 python3 python3.14 "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.1[3-9]*/bin/python3; do
    if "$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 13))' 2>/dev/null; then
      command -v "$python"
      return
    fi
  done
  return 1
}

make_environment() {
  local python=$1 home=$2
  "$python" -m venv "$home/venv"
  "$home/venv/bin/pip" install -q "localemu==$LOCALEMU_VERSION" -c "$home/constraints.txt"
}

install_debian_13() {
  local root="$1/debian-13"
  mmdebstrap --quiet --variant=minbase --include=python3-venv,ca-certificates trixie "$root"
  cp /etc/resolv.conf /etc/hosts "$root/etc/"
  cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
  mkdir -p "$root$1"
}

# Becomes a command on Debian 13's files, with this machine's network, processes, temporary files and the given folder.
# The mounts are seen by that command only and end with it. For a subshell, since it does not return.
in_debian_13() {
  # shellcheck disable=SC2016 # expanded by the inner shell
  exec unshare --mount sh -euc '
    home=$1; root=$home/debian-13; shift
    mount --rbind /proc "$root/proc"
    mount --rbind /dev "$root/dev"
    mount --bind /tmp "$root/tmp"
    mount --bind "$home" "$root$home"
    exec chroot "$root" "$@"' sh "$@"
}

write_launcher() {
  local home=$1
  {
    echo '#!/usr/bin/env bash'
    declare -f in_debian_13
    printf 'in_debian_13 %q %q "$@"\n' "$home" "$home/venv/bin/localemu"
  } >"$LOCALEMU"
  chmod 755 "$LOCALEMU"
}
