#!/usr/bin/env bash
# Compiles the stand-ins, inside the chroot: FOLDER holds them and 7za.exe, and gets electron.exe, elevate.exe and *.dll.
set -euo pipefail
cd "$1"
x86_64-w64-mingw32-windres electron/electron.rc -I electron -o electron.res.o
x86_64-w64-mingw32-gcc -O1 -municode -s -o electron.exe electron/electron.c electron.res.o
printf 'int main(void) { return 0; }\n' >elevate.c
i686-w64-mingw32-gcc -O1 -s -o elevate.exe elevate.c
i686-w64-mingw32-windres plugins/nsis7z.rc -o nsis7z.res.o
library=/usr/i686-w64-mingw32/lib/nsis/libpluginapi-x86-unicode.a
mkdir -p plugins/dll
for plugin in UAC StdUtils WinShell SpiderBanner nsProcess nsis7z; do
  inputs=("plugins/$plugin.c")
  libraries=("$library" -lshell32)
  [ "$plugin" = nsis7z ] && inputs+=(nsis7z.res.o)
  [ "$plugin" = WinShell ] && libraries+=(-lole32 -luuid -lpropsys)
  name=${plugin/nsis7z/Nsis7z}
  i686-w64-mingw32-gcc -O1 -w -DUNICODE -D_UNICODE -shared -o "plugins/dll/$name.dll" -static-libgcc \
    "${inputs[@]}" "${libraries[@]}"
done
