// A desktop that does nothing but open a window: what every program of this kind takes on this machine. With `--clock` a number
// in the window changes each second.
import { app, BrowserWindow, protocol } from 'electron';

const clock =
  "<script>setInterval(() => (document.querySelector('p').textContent = new Date().getSeconds()), 1_000)</script>";
const script = process.argv.includes('--clock') ? clock : '';
const page = `<!doctype html><title>Empty</title><p style="font-size: 5rem">Empty</p>${script}`;

protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
void app.whenReady().then(() => {
  protocol.handle('app', () => new Response(page, { headers: { 'Content-Type': 'text/html' } }));
  const window = new BrowserWindow({ width: 1280, height: 720 });
  void window.loadURL('app://empty/index.html');
});
