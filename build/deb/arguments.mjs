/** What is said once, and as what it is kept. */
const single = {
  '--name': 'name',
  '--version': 'version',
  '--iteration': 'iteration',
  '--architecture': 'architecture',
  '--maintainer': 'maintainer',
  '--url': 'url',
  '--description': 'description',
  '--category': 'section',
  '--deb-priority': 'priority',
  '--deb-compression': 'compression',
  '--after-install': 'afterInstall',
  '--after-remove': 'afterRemove',
  '--package': 'output',
  '-s': 'from',
  '-t': 'to',
  // Debian has no field for these three: the maintainer is the vendor, licences lie in a file, and there is no log to be loud in.
  '--vendor': 'vendor',
  '--license': 'license',
  '--log': 'log',
};
const repeated = { '-d': 'depends', '--deb-recommends': 'recommends' };
/** An older package of that name is replaced in any case, and there is nothing to debug. */
const bare = new Set(['--force', '--debug']);
const needed = ['name', 'version', 'architecture', 'maintainer', 'description', 'output'];
/** As electron-builder calls them, and dpkg-deb. */
const compressions = { xz: 'xz', gz: 'gzip', zst: 'zstd', none: 'none' };

/**
 * What electron-builder wants packed. @throws with a sentence for anything that it did not hand over when this was written:
 * a package without something that was asked for would be worse than none
 */
export function readArguments(args) {
  const read = { depends: [], recommends: [], files: [] };
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index];
    if (bare.has(argument)) continue;
    const name = single[argument] ?? repeated[argument];
    if (name !== undefined) {
      index += 1;
      const value = args[index];
      if (value === undefined) throw new Error(`${argument} is the last argument and has no value.`);
      if (argument in repeated) read[name].push(value);
      else read[name] = value;
    } else if (argument.startsWith('-')) {
      throw new Error(`The packer of Debian packages does not know the argument ${argument}.`);
    } else read.files.push(mapping(argument));
  }
  checkAll(read);
  return read;
}

/** `source=/destination`; a source may have a = in its name, a destination of ours never. */
function mapping(argument) {
  const at = argument.lastIndexOf('=');
  const [source, destination] = [argument.slice(0, at), argument.slice(at + 1)];
  if (at < 1 || !destination.startsWith('/') || destination.split('/').includes('..')) {
    throw new Error(`${argument} is not a file and, after a =, where it belongs on the disk.`);
  }
  return { source, destination };
}

function checkAll(read) {
  if (read.from !== 'dir' || read.to !== 'deb') {
    throw new Error(`This packer makes a deb of a dir, and no ${read.to} of a ${read.from}.`);
  }
  const missing = needed.filter((name) => read[name] === undefined);
  if (missing.length > 0) throw new Error(`A Debian package needs its ${missing.join(', ')}.`);
  if (read.files.length === 0) throw new Error('There is nothing to put into the Debian package.');
  const { compression = 'xz' } = read;
  if (!Object.hasOwn(compressions, compression)) {
    const known = Object.keys(compressions).join(', ');
    throw new Error(`A Debian package is compressed by one of ${known}, and not by ${compression}.`);
  }
  read.compression = compressions[compression];
  // A line break would begin a field of its own.
  const lines = [...needed.filter((name) => name !== 'description'), 'iteration', 'url', 'section', 'priority'];
  const broken = lines.find((name) => /[\n\r]/.test(read[name] ?? ''));
  if (broken !== undefined) throw new Error(`The ${broken} of a Debian package is one line.`);
  if (!/^[a-z0-9][a-z0-9+.-]+$/.test(read.name)) {
    throw new Error(`${read.name} is no name of a Debian package: small letters, digits and + . - are.`);
  }
}
