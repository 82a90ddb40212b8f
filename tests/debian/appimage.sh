# The AppImage: sourced by packages.sh.
# shellcheck shell=bash disable=SC2154
image=$(find "$work/release" -name '*.AppImage')
tests_itself() { grep -q '"passed":true\|"ok":true' "$1"; }
mounted() { inside grep -q ' fuse' /proc/self/mounts; }
left_over() { inside find /tmp -maxdepth 1 -name '.vestpol-wallboard-*' | grep -q .; }
self_test() { inside runuser -l tavle -c "$1 xvfb-run --auto-servernum ~/tavle.AppImage --self-test --no-sandbox" >"$work/self-test.txt" 2>&1; }
no_data
install -m 755 "$image" "$home/tavle.AppImage"

step 'the AppImage'
check 'is one to those who look at its first bytes' cmp -s <(printf 'AI\002') <(tail -c +9 "$image" | head -c 3)
check 'tests itself from its mount' self_test ''
check 'and where nothing can be mounted, unpacked' self_test APPIMAGE_EXTRACT_AND_RUN=1
start image.png '~/tavle.AppImage'
check 'opens its window, and shows a board in it' test "$(colours image.png)" -gt 200
check 'keeps its data with who started it' some_data 'journal*'
sleep 2
check 'leaves no folder behind' no left_over
inside runuser -l tavle -c 'cd && ./tavle.AppImage --appimage-extract unpacked' >/dev/null 2>&1
check 'can be unpacked to what was packed' cmp "$work/release/linux-unpacked/resources/app.asar" "$home/unpacked/resources/app.asar"
check 'says whose code its start holds' test -s "$home/unpacked/usr/lib/LICENSE.appimage-start.txt"
rm -rf "$home/unpacked" "$home/tavle.AppImage"
