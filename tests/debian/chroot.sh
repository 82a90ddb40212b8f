# Sourced by whoever runs something in a Debian of its own, a chroot: it sets $work, the folder that the next run finds again, and
# $chroot in it.
# shellcheck shell=bash
# shellcheck disable=SC2154
began=$SECONDS

step() { echo "$((SECONDS - began)) s: $*" >&2; }

# Inside the chroot, with this machine's /proc and /dev and the work folder under its own name; nothing stays mounted.
inside() {
  mkdir -p "$chroot$work"
  unshare --mount --propagation private bash -c '
    chroot=$0; work=$1; shift
    mount --rbind /proc "$chroot/proc"
    mount --rbind /dev "$chroot/dev"
    mount --bind "$work" "$chroot$work"
    exec chroot "$chroot" /usr/bin/env -i HOME="$work/home" TERM=dumb LANG=C.UTF-8 \
      PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"' "$chroot" "$work" "$@"
}

debian_mirror() {
  sed -nE 's,^(deb|URIs:) *(\[.*\] )?(http[^ ]*).*,\3,p' /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null |
    grep -v security | head -1
}

need_debian() {
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo 'This needs root on Debian or Ubuntu, and their packages.' >&2
    exit 1
  fi
  mkdir -p "$work/home"
}

# Debian trixie, and nothing more. PACKAGES... are wanted on this machine, besides debootstrap.
provide_chroot() {
  rm -rf "$chroot"
  step 'Debian trixie'
  apt-get update -qq >&2 || true
  apt-get install -y -qq --no-install-recommends debootstrap "$@" >&2
  debootstrap --variant=minbase trixie "$chroot" "$(debian_mirror)" >/dev/null
  echo "deb $(debian_mirror) trixie main" >"$chroot/etc/apt/sources.list"
}

passed=0
failed=0
ok() {
  passed=$((passed + 1))
  echo "ok    $*"
}
bad() {
  failed=$((failed + 1))
  echo "FAIL  $*"
}
# check WHAT COMMAND...: whether the command succeeds.
check() {
  local what=$1
  shift
  if "$@" >/dev/null 2>&1; then ok "$what"; else bad "$what"; fi
}
no() { ! "$@"; }
