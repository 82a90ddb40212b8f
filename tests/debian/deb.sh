#!/usr/bin/env bash
# `npm run test:debian`: the Debian package around the stand-in for Electron, by `npm run dist` as it stands, is installed by apt in a
# Debian trixie of its own, started under Xvfb, updated and removed. A picture of its window lies in $DEBIAN_WORK afterwards.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
project=$(cd "$here/../.." && pwd)
work=$DEBIAN_WORK
chroot=$work/trixie
# shellcheck source=tests/debian/chroot.sh
. "$here/chroot.sh"

need_debian
if [ ! -e "$chroot/.ready" ]; then
  provide_chroot
  step 'a screen, and the browser that the stand-in opens windows in'
  inside apt-get update -qq
  inside apt-get install -y -qq --no-install-recommends chromium xvfb xauth imagemagick fonts-dejavu-core >/dev/null 2>&1
  # A PC to be installed on has a desktop's libraries; the package asks for them by name, and apt brings what is not here.
  inside useradd --create-home tavle
  touch "$chroot/.ready"
fi

step 'the package'
rm -rf "$work/release"
# The stand-in's Node is of 120 MB, which are no part of a real package and not worth two minutes of xz.
env ELECTRON_DIST="$work/electron" node "$project/build/run.mjs" dist --linux deb dir "-c.directories.output=$work/release" \
  -c.deb.compression=gz >"$work/dist.log" 2>&1
code=$?
check 'npm run dist makes it, and says so by 0' test "$code" = 0
if [ "$code" != 0 ]; then
  tail -3 "$work/dist.log" | cut -c1-2000 >&2
  exit 1
fi
package=$(find "$work/release" -name '*.deb')
echo "      $(du -h --apparent-size "$package" | cut -f1) $(basename "$package")"

program='/opt/VestPol Wallboard/vestpol-wallboard'
home=$chroot/home/tavle
installed() { inside dpkg-query --show --showformat='${Status}' vestpol-wallboard 2>/dev/null | grep -q 'install ok installed'; }
in_system() { test -e "$chroot$1" -o -L "$chroot$1"; }
some_data() { find "$home/.config/VestPol Wallboard" "$home/.local/state" -name "$1" | grep -q .; }
# A screen without a window is of one colour.
colours() { inside identify -format '%k' "$work/window.png" 2>/dev/null || echo 0; }
rm -rf "${home:?}/.config" "${home:?}/.local"
inside apt-get purge -y -qq vestpol-wallboard >/dev/null 2>&1
inside apt-get update -qq

step 'installed, started, updated, removed'
cp "$project/build/check-installed.mjs" "$work/"
inside xvfb-run --auto-servernum "$work/electron/stand-in/node" "$work/check-installed.mjs" "$work/release" | tee "$work/checked.txt"
[ "${PIPESTATUS[0]}" = 0 ] || bad 'what a release is checked by'
passed=$((passed + $(grep -c '^ok  ' "$work/checked.txt")))

step 'as a person uses it'
check 'installs again' inside apt-get install -y -qq "$package"
check 'is in the menu' test -s "$chroot/usr/share/applications/vestpol-wallboard.desktop"
check 'whose entry names the program that is there' grep -qF "Exec=\"$program\"" "$chroot/usr/share/applications/vestpol-wallboard.desktop"
check 'is found by its name' in_system /usr/bin/vestpol-wallboard
check 'its files are as they were packed' inside dpkg --verify vestpol-wallboard
# Ended as a session ends it. In a chroot Chromium cannot lock itself in.
inside runuser -l tavle -c "xvfb-run --auto-servernum --server-args='-screen 0 1920x1080x24' bash -c '
  timeout --signal=TERM 40 vestpol-wallboard --no-sandbox & program=\$!
  sleep 25
  import -window root ~/window.png
  wait \$program'" >"$work/started.txt" 2>&1
mv "$home/window.png" "$work/window.png" 2>/dev/null
check 'opens its window, and shows a board in it' test "$(colours)" -gt 200
check 'keeps its data with who started it' some_data 'journal*'

step 'removed'
check 'removes itself' inside apt-get remove -y -qq vestpol-wallboard
check 'is not installed any more' no installed
check 'and nothing of it is left' no in_system '/opt/VestPol Wallboard'
check 'nor its name' no in_system /usr/bin/vestpol-wallboard
check 'nor an entry in the menu' no in_system /usr/share/applications/vestpol-wallboard.desktop
check 'the data stay' some_data 'journal*'

echo "$passed passed, $failed failed"
step 'done'
[ "$failed" = 0 ]
