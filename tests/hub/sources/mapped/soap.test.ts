import { expect, it, onTestFinished } from 'vitest';
import { password, startSoapService } from '#tests/fakes/mapped/soap-service';
import { startMapped } from './mapped-hub.ts';

const mapping = {
  adapter: 'soap',
  everySeconds: 0.1,
  arguments: { company: 'Vest & Pol' },
  auth: { username: 'wall', password },
  as: 'counts',
  records: 'queue',
  fields: { queue: 'name', waiting: 'waiting', longestWaitSeconds: 'longest' },
  queues: { support: ['Support'] },
};
const queues = (waiting: number) => ({
  queue: [
    { name: 'Support', waiting, longest: '01:05' },
    { name: 'Salg', waiting: 9, longest: '00:00' },
  ],
});

it.each(['qualified', 'unqualified'] as const)('asks by a WSDL whose elements are %s', async (form) => {
  const pbx = await startSoapService({ form });
  onTestFinished(() => pbx.stop());
  pbx.answers(() => queues(3));
  const hub = await startMapped({ ...mapping, wsdl: `${pbx.base}?wsdl` });
  await hub.shows({ callsWaiting: 3 });
  expect(pbx.asked[0]).toEqual({ company: 'Vest & Pol' });
});

it('asks by an address and an action, and says what the service refuses', async () => {
  const pbx = await startSoapService();
  onTestFinished(() => pbx.stop());
  pbx.answers(() => queues(2));
  const source = {
    ...mapping,
    url: pbx.base,
    action: 'http://pbx.example/stats/GetQueues',
    namespace: 'http://pbx.example/stats',
  };
  const hub = await startMapped({ ...source });
  await hub.says('failing', 'fault');
  await hub.change({
    timeZone: 'Europe/Copenhagen',
    queues: [{ id: 'support', name: 'Support' }],
    sources: [{ id: 'pbx', ...mapping, wsdl: `${pbx.base}?wsdl`, action: 'GetQueues' }],
    board: { port: 0 },
    webhooks: { port: 0 },
  });
  await hub.shows({ callsWaiting: 2 });
  pbx.answers(() => {
    throw Object.assign(new Error('x'), {
      Fault: { faultcode: 'soap:Server', faultstring: 'No database for 28374655' },
    });
  });
  await hub.says('failing', 'answers with a fault: No database for ….');
  expect(hub.logLines.join('\n')).not.toContain(password);
});

it('says that the sign-in is refused, and that there is no WSDL', async () => {
  const pbx = await startSoapService();
  onTestFinished(() => pbx.stop());
  const wrong = await startMapped({
    ...mapping,
    auth: { username: 'wall', password: 'wrong' },
    wsdl: `${pbx.base}?wsdl`,
  });
  await wrong.says('failing', 'refuses the sign-in');
  const nowhere = await startMapped({ ...mapping, wsdl: pbx.base.replace('/stats', '/nothing?wsdl') });
  await nowhere.says('failing', 'no WSDL');
});
