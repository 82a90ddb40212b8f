# Sourced by the others. Wine 10 from Debian trixie, in a chroot of its own: older ones do not run Windows' Node 24.
# Everything lies in $WINDOWS_WORK (3 GB), which the next run finds again.
# shellcheck shell=bash
work=${WINDOWS_WORK:-${XDG_CACHE_HOME:-$HOME/.cache}/wallboard-windows}
chroot=$work/trixie
# shellcheck source=tests/debian/chroot.sh
. "$(dirname "${BASH_SOURCE[0]}")/../debian/chroot.sh"

# Wine in the prefix $prefix. Its debugger, browser and .NET are no part of anything here.
wine_in() {
  inside env WINEPREFIX="$prefix" WINEDEBUG=-all "WINEDLLOVERRIDES=winemenubuilder.exe,mscoree,mshtml=d" \
    ${DISPLAY_INSIDE:+DISPLAY=$DISPLAY_INSIDE} "$@"
}

# The chroot with Wine for programs of 64 and of 32 bits (installers are of 32), a compiler for both, and a first prefix.
provide_wine() {
  need_debian
  if [ ! -e "$chroot/.ready" ]; then
    provide_chroot nsis binutils file
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
