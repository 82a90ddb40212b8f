# The Debian package: sourced by packages.sh.
# shellcheck shell=bash disable=SC2154
package=$(find "$work/release" -name '*.deb')
program='/opt/VestPol Wallboard/vestpol-wallboard'
installed() { inside dpkg-query --show --showformat='${Status}' vestpol-wallboard 2>/dev/null | grep -q 'install ok installed'; }
in_system() { test -e "$chroot$1" -o -L "$chroot$1"; }
no_data
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
start window.png vestpol-wallboard
check 'opens its window, and shows a board in it' test "$(colours window.png)" -gt 200
check 'keeps its data with who started it' some_data 'journal*'

step 'removed'
check 'removes itself' inside apt-get remove -y -qq vestpol-wallboard
check 'is not installed any more' no installed
check 'and nothing of it is left' no in_system '/opt/VestPol Wallboard'
check 'nor its name' no in_system /usr/bin/vestpol-wallboard
check 'nor an entry in the menu' no in_system /usr/share/applications/vestpol-wallboard.desktop
check 'the data stay' some_data 'journal*'
