// electron-builder hands a Debian package to a program named fpm, which it would fetch from GitHub. This one stands in its
// place: it understands what electron-builder hands over and nothing else, and lets Debian's own dpkg-deb make the package.
import { readArguments } from './arguments.mjs';
import { makePackage } from './package.mjs';

try {
  makePackage(readArguments(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
