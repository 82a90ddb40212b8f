#!/bin/sh
# What stands in a package where Electron's binary would: the stand-in for it, with a Node of its own.
here=$(dirname "$(readlink -f "$0")")
export MALLOC_ARENA_MAX=2
exec "$here/stand-in/node" --disable-warning=ExperimentalWarning "$here/stand-in/debian/stand-in/packaged.ts" \
  "$here/resources/app.asar" "$@"
