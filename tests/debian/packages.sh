#!/usr/bin/env bash
# `npm run test:debian`: the Debian package and the AppImage around the stand-in for Electron, by `npm run dist` as it stands, in a
# Debian trixie of its own: installed by apt, started under Xvfb, updated and removed. Pictures of the windows lie in $DEBIAN_WORK
# afterwards.
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
  inside apt-get install -y -qq --no-install-recommends chromium xvfb xauth imagemagick fonts-dejavu-core fuse3 >/dev/null 2>&1
  # A PC to be installed on has a desktop's libraries; the package asks for them by name, and apt brings what is not here.
  inside useradd --create-home tavle
  touch "$chroot/.ready"
fi

step 'the packages'
apt-get install -y -qq --no-install-recommends gcc libc6-dev squashfs-tools desktop-file-utils libsquashfuse-dev libfuse3-dev \
  libzstd-dev zlib1g-dev >/dev/null 2>&1
rm -rf "$work/release"
# The stand-in's Node is of 120 MB, which are no part of a real package and not worth two minutes of xz.
env ELECTRON_DIST="$work/electron" node "$project/build/run.mjs" dist --linux deb AppImage dir "-c.directories.output=$work/release" \
  -c.deb.compression=gz >"$work/dist.log" 2>&1
code=$?
check 'npm run dist makes them, and says so by 0' test "$code" = 0
if [ "$code" != 0 ]; then
  tail -3 "$work/dist.log" | cut -c1-2000 >&2
  exit 1
fi
for file in "$work"/release/*.deb "$work"/release/*.AppImage; do
  echo "      $(du -h --apparent-size "$file" | cut -f1) $(basename "$file")"
done

home=$chroot/home/tavle
some_data() { find "$home/.config/VestPol Wallboard" "$home/.local/state" -name "$1" | grep -q .; }
no_data() { rm -rf "${home:?}/.config" "${home:?}/.local"; }
# A screen without a window is of one colour.
colours() { inside identify -format '%k' "$work/$1" 2>/dev/null || echo 0; }
# start PICTURE COMMAND: as a person who is not root, under Xvfb; photographed, then ended as a session ends it. In a chroot Chromium
# cannot lock itself in.
start() {
  inside runuser -l tavle -c "xvfb-run --auto-servernum --server-args='-screen 0 1920x1080x24' bash -c '
    timeout --signal=TERM 40 $2 --no-sandbox & program=\$!
    sleep 25
    import -window root ~/$1
    wait \$program'" >"$work/started.txt" 2>&1
  mv "$home/$1" "$work/$1" 2>/dev/null
}

# shellcheck source=tests/debian/deb.sh
. "$here/deb.sh"
# shellcheck source=tests/debian/appimage.sh
. "$here/appimage.sh"

echo "$passed passed, $failed failed"
step 'done'
[ "$failed" = 0 ]
