/**
 * For what Windows does not have: signals that a program hears, open files that are deleted or replaced, links for everybody, and an
 * answer that arrives although its connection is closed with more to read.
 */
export const isWindows = process.platform === 'win32';
