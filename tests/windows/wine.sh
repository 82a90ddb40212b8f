# Sourced by the others. Wine 10 from Debian trixie, in a chroot of its own: older ones do not run Windows' Node 24.
# Everything lies in $WINDOWS_WORK (3 GB), which the next run finds again.
# shellcheck shell=bash
work=${WINDOWS_WORK:-${XDG_CACHE_HOME:-$HOME/.cache}/wallboard-windows}
chroot=$work/trixie
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

# Wine in the prefix $prefix. Its debugger, browser and .NET are no part of anything here.
wine_in() {
  inside env WINEPREFIX="$prefix" WINEDEBUG=-all "WINEDLLOVERRIDES=winemenubuilder.exe,mscoree,mshtml=d" \
    ${DISPLAY_INSIDE:+DISPLAY=$DISPLAY_INSIDE} "$@"
}

debian_mirror() {
  sed -nE 's,^(deb|URIs:) *(\[.*\] )?(http[^ ]*).*,\3,p' /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null |
    grep -v security | head -1
}

# The chroot with Wine for programs of 64 and of 32 bits (installers are of 32), a compiler for both, and a first prefix.
provide_wine() {
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo 'This needs root on Debian or Ubuntu, and their packages.' >&2
    exit 1
  fi
  mkdir -p "$work/home"
  if [ ! -e "$chroot/.ready" ]; then
    rm -rf "$chroot"
    step 'Debian trixie'
    apt-get update -qq >&2 || true
    apt-get install -y -qq --no-install-recommends debootstrap nsis binutils file >&2
    debootstrap --variant=minbase trixie "$chroot" "$(debian_mirror)" >/dev/null
    echo "deb $(debian_mirror) trixie main" >"$chroot/etc/apt/sources.list"
    step 'Wine 10'
    inside dpkg --add-architecture i386
    inside apt-get update -qq
    inside apt-get install -y -qq --no-install-recommends wine wine64 wine32:i386 xvfb xdotool imagemagick locales \
      fonts-dejavu-core nsis-pluginapi gcc-mingw-w64-i686-win32 gcc-mingw-w64-x86-64-win32 >/dev/null 2>&1
    inside bash -c 'sed -i "s/# da_DK.UTF-8/da_DK.UTF-8/; s/# en_US.UTF-8/en_US.UTF-8/" /etc/locale.gen; locale-gen' >/dev/null
    inside apt-get clean
    touch "$chroot/.ready"
  fi
  if [ ! -e "$work/prefix-template/system.reg" ]; then
    step 'a first Windows'
    prefix=$work/prefix-template wine_in timeout 240 wineboot --init >/dev/null 2>&1
    prefix=$work/prefix-template wine_in wineserver --wait
  fi
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
