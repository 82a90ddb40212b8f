#!/usr/bin/env bash
# `npm run test:installer`: a real installer, by electron-builder.yml as it stands, around a stand-in for Electron, is
# installed, updated and removed under Wine: for one user, for everyone, and in a folder of one's own. Pictures of its pages
# in both languages lie in $WINDOWS_WORK/pictures afterwards. What is built here is never shipped.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
project=$(cd "$here/../.." && pwd)
# shellcheck source=tests/windows/wine.sh
. "$here/wine.sh"
# For what a check has to tell.
exec 3>&2

provide_wine
prefix=$work/prefix-installer
users=$prefix/drive_c/users/root
modules=$project/node_modules
uninstall='Software\Microsoft\Windows\CurrentVersion\Uninstall'
id=97f18417-be21-5cb9-a8b1-2e1d9946cdc8
run_key='HKCU\Software\Microsoft\Windows\CurrentVersion\Run'
app_id=dk.vestpol.wallboard

win() { wine_in timeout "${LIMIT:-120}" wine "$@" </dev/null >"$work/said.txt" 2>&1; }
settle() { wine_in wineserver --wait >/dev/null 2>&1; }
registry() { win reg query "$@" && tr -d '\r' <"$work/said.txt"; }
has() { registry "$1" /v "$2" | grep -qF -- "$3"; }
entry_in() { registry "$1\\$uninstall\\$id" "${@:2}"; }
# The uninstaller goes on in a copy of itself, and a busy machine takes its time.
gone() {
  local seconds
  for seconds in {1..30}; do
    [ -e "$1" ] || return 0
    sleep 1
  done
  echo "After $seconds s there is still:" >&3
  find "$1" >&3
  return 1
}
shortcut_in() { find "$1" -iname '*.lnk' -iname '*vestpol*' 2>/dev/null | grep -q .; }

fresh() {
  wine_in wineserver --kill >/dev/null 2>&1
  sleep 1
  rm -rf "${prefix:?}"
  cp -a --reflink=auto "$work/prefix-template" "$prefix"
  # Without PowerShell the installer looks for its open program by tasklist, which Wine has.
  find "$prefix/drive_c/windows" -iname powershell.exe -exec mv {} {}.off \; 2>/dev/null
}

# The tools that electron-builder would fetch, from Debian and from the stand-ins.
provide_tools() {
  local stand_ins=$work/stand-ins nsis=$work/nsis part
  rm -rf "$stand_ins" "$nsis"
  cp -r "$here/stand-ins" "$stand_ins"
  cp "$modules/7zip-bin/win/ia32/7za.exe" "$stand_ins/plugins/"
  inside bash "$stand_ins/build.sh" "$stand_ins" >&2 || exit 1
  mkdir -p "$stand_ins/dist/locales" "$nsis/linux" "$work/tmp"
  mv "$stand_ins/electron.exe" "$stand_ins/dist/"
  sed -n 's/.*"version": "\(.*\)".*/\1/p' "$modules/electron/package.json" | tr -d '\n' >"$stand_ins/dist/version"
  for part in LICENSE LICENSES.chromium.html chrome_100_percent.pak chrome_200_percent.pak resources.pak icudtl.dat \
    ffmpeg.dll snapshot_blob.bin v8_context_snapshot.bin locales/da.pak locales/de.pak locales/en-US.pak; do
    echo 'stand-in' >"$stand_ins/dist/$part"
  done
  for part in Bin Contrib Include Stubs; do ln -sfn "/usr/share/nsis/$part" "$nsis/$part"; done
  cp -r /usr/share/nsis/Plugins "$nsis/Plugins"
  ln -sfn Plugins "$nsis/plugins"
  cp "$stand_ins"/plugins/dll/*.dll "$nsis/Plugins/x86-unicode/"
  cp "$stand_ins/elevate.exe" "$nsis/"
  ln -sf /usr/bin/makensis "$nsis/linux/makensis"
  cp "$modules/7zip-bin/linux/x64/7za" "$work/7za"
  chmod +x "$work/7za"
  # The uninstaller is written by a run of the half-made installer.
  mkdir -p "$work/bin"
  printf '#!/usr/bin/env bash\n. %q\nprefix=%q\nwine_in wine "$@"\n' "$here/wine.sh" "$work/prefix-build" >"$work/bin/wine"
  chmod +x "$work/bin/wine"
  [ -e "$work/prefix-build/system.reg" ] || cp -a --reflink=auto "$work/prefix-template" "$work/prefix-build"
}

build() {
  step "building $1"
  env PATH="$work/bin:$PATH" TMPDIR="$work/tmp" WINDOWS_WORK="$work" USE_SYSTEM_WINE=true \
    ELECTRON_BUILDER_NSIS_DIR="$work/nsis" ELECTRON_BUILDER_NSIS_RESOURCES_DIR="$work/nsis" \
    ELECTRON_BUILDER_7ZIP_PATH="$work/7za" \
    node "$modules/electron-builder/cli.js" --projectDir "$project" --win nsis portable --x64 --publish never \
    -c.electronDist="$work/stand-ins/dist" -c.directories.output="$work/release" -c.extraMetadata.version="$1" \
    >"$work/build-$1.log" 2>&1 || { tail -30 "$work/build-$1.log" | cut -c1-300 >&2; bad "builds $1"; }
}

picture() { # NAME LANGUAGE KEYS...: what the installer shows, page by page
  local name=$1 language=$2
  shift 2
  inside bash -c '
    export WINEPREFIX=$1 WINEDEBUG=-all WINEDLLOVERRIDES="winemenubuilder.exe,mscoree,mshtml=d" LC_ALL=$2 LANG=$2 DISPLAY=:77
    work=$3 name=$4 setup=$5; shift 5
    Xvfb :77 -screen 0 900x650x24 >/dev/null 2>&1 & screen=$!
    sleep 2
    wine "$setup" </dev/null >/dev/null 2>&1 &
    sleep 12
    page=1
    import -window root "$work/pictures/$name-$page.png"
    for key in "$@"; do
      xdotool key "$key"; sleep 4; page=$((page + 1))
      import -window root "$work/pictures/$name-$page.png"
    done
    wineserver --kill; sleep 1; kill $screen' - "$prefix" "$language" "$work" "$name" "$setup1" "$@" >/dev/null 2>&1
}

provide_tools
rm -rf "$work/release"
build 0.1.0
setup1=$work/release/VestPol-Wallboard-Setup-0.1.0.exe
cp "$work/release/win-unpacked/resources/app.asar" "$work/asar-0.1.0"
build 0.2.0
setup2=$work/release/VestPol-Wallboard-Setup-0.2.0.exe
check 'an installer of each version' test -s "$setup1" -a -s "$setup2"
check 'a portable program' test -s "$work/release/VestPol-Wallboard-Portable-0.2.0.exe"
check 'that Windows takes for one' bash -c "file '$setup1' | grep -q 'PE32 executable (GUI).*Nullsoft'"
check 'in Danish and English' bash -c "grep -q 'MUI_LANGUAGE .*Danish' '$work/release/builder-debug.yml' && grep -q 'MUI_LANGUAGE .*English' '$work/release/builder-debug.yml'"

echo '== for one user'
fresh
data="$users/AppData/Local/VestPol Wallboard"
settings="$users/AppData/Roaming/VestPol Wallboard"
mkdir -p "$data" "$settings" "$users/AppData/Local/vestpol-wallboard-updater"
echo keep >"$data/journal.sqlite"
echo '{}' >"$settings/settings.json"
echo old >"$users/AppData/Local/vestpol-wallboard-updater/installer.exe"
win "$setup1" /S
settle
home="$users/AppData/Local/Programs/VestPol Wallboard"
program="$home/VestPol Wallboard.exe"
check 'into a folder that the user may write' test -s "$program"
check 'what was built is what lies there' cmp "$home/resources/app.asar" "$work/asar-0.1.0"
check 'with the licences' test -s "$home/resources/licences.txt"
check 'with a way to remove it' test -s "$home/Uninstall VestPol Wallboard.exe"
check 'in the list of programs, under the fixed id' entry_in HKCU
check 'with its version' has "HKCU\\$uninstall\\$id" DisplayVersion 0.1.0
check 'and its publisher' has "HKCU\\$uninstall\\$id" Publisher VestPol
check 'and a silent way to remove it' has "HKCU\\$uninstall\\$id" QuietUninstallString /S
check 'not in the list for everyone' no entry_in HKLM /reg:64
check 'in the Start menu' shortcut_in "$users/AppData/Roaming/Microsoft/Windows/Start Menu"
check 'on the desktop' shortcut_in "$users/Desktop/"
check 'does not start with Windows unasked' no has "$run_key" "$app_id" VestPol
check 'opens no port unasked' no grep -rqi 'wallboard webhooks' "$prefix/system.reg"
check 'the installed program runs' win "$program" --self-test

echo '== updated'
win "$setup2" /S /AUTOSTART
settle
check 'the newer version stands in the list' has "HKCU\\$uninstall\\$id" DisplayVersion 0.2.0
check 'the program is the newer one' grep -qa '0\.2\.0' "$home/resources/app.asar"
check 'once' bash -c "[ \$(find '$users/AppData/Local/Programs' -iname 'VestPol Wallboard.exe' | wc -l) = 1 ]"
check 'it starts with Windows when asked, in the tray' has "$run_key" "$app_id" --hidden
check 'the data are as they were' grep -q keep "$data/journal.sqlite"
check 'the settings are as they were' test -s "$settings/settings.json"

echo '== removed'
win reg add "HKCU\\Software\\Classes\\AppUserModelId\\$app_id" /v DisplayName /d x /f
win "$home/Uninstall VestPol Wallboard.exe" /currentuser /S
settle
check 'the folder is gone' gone "$home"
check 'the entry is gone' no entry_in HKCU
check 'it does not start with Windows any more' no has "$run_key" "$app_id" VestPol
check 'the shortcuts are gone' no shortcut_in "$users/AppData/Roaming/Microsoft/Windows/Start Menu"
check 'also from the desktop' no shortcut_in "$users/Desktop/"
check 'what the updater had fetched is gone' no test -e "$users/AppData/Local/vestpol-wallboard-updater"
check 'its registration for notifications is gone' no registry "HKCU\\Software\\Classes\\AppUserModelId\\$app_id"
check 'the data stay' grep -q keep "$data/journal.sqlite"
check 'the settings stay' test -s "$settings/settings.json"

echo '== removed with its data'
win "$setup1" /S
settle
win "$home/Uninstall VestPol Wallboard.exe" /currentuser /S /DELETEDATA
settle
check 'the data go when told so' gone "$data"
check 'and the settings' gone "$settings"

echo '== for everyone'
fresh
win "$setup1" /allusers /S
settle
everyone="$prefix/drive_c/Program Files/VestPol Wallboard"
check 'into Program Files' test -s "$everyone/VestPol Wallboard.exe"
check 'in the list for everyone' entry_in HKLM /reg:64
check 'in the Start menu of everyone' shortcut_in "$prefix/drive_c/ProgramData/Microsoft/Windows/Start Menu"
check 'not in the list of the user' no entry_in HKCU
win "$setup2" /S
settle
check 'a silent update finds it' grep -qa '0\.2\.0' "$everyone/resources/app.asar"
check 'and makes no second one' no test -e "$users/AppData/Local/Programs/VestPol Wallboard"
win "$everyone/Uninstall VestPol Wallboard.exe" /allusers /S
settle
check 'removed' gone "$everyone"
check 'and out of the list' no entry_in HKLM /reg:64

echo '== in a folder of its own'
fresh
win "$setup1" /S '/D=C:\Tavler på Ærø\VestPol'
settle
check 'with a Danish name and spaces' test -s "$prefix/drive_c/Tavler på Ærø/VestPol/VestPol Wallboard.exe"

if [ "${PICTURES:-1}" = 1 ]; then
  mkdir -p "$work/pictures"
  for language in da_DK en_US; do
    fresh
    picture "$language" "$language.UTF-8" Return Return Return
    check "pictures of its pages in $language" test -s "$work/pictures/$language-3.png"
  done
fi

echo "$passed passed, $failed failed"
step 'done'
[ "$failed" = 0 ]
