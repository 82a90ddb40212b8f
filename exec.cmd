@rem cmd.exe has no `exec`; this lets the npm script `serve` use it. On Linux it takes the shell out from between npm and
@rem the hub: Debian's sh would die of npm's SIGTERM by itself, the hub would never hear of it, and exit 0 would be 143.
@%*
