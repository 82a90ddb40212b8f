// What `require('electron')` answers in the main process.
module.exports = globalThis[Symbol.for('electron-stand-in')];
