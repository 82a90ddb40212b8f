import { expect, it } from 'vitest';
import { reservedPort } from '#hub/ports/listen';

it('a port that Windows keeps is told with the command that lists such ports, and with the setting to change', () => {
  const said = reservedPort({ host: '127.0.0.1', port: 8443 }, 'webhooks');
  expect(said).toContain('Port 8443 on 127.0.0.1');
  expect(said).toContain('webhooks.port');
  expect(said).toContain('netsh interface ipv4 show excludedportrange protocol=tcp');
  expect(said).not.toContain('1023');
});
