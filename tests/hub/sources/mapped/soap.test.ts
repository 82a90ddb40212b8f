import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listen } from 'soap';
import { expect, it, onTestFinished } from 'vitest';
import { startMapped } from './mapped-hub.ts';

const password = 'correct-horse-battery-staple';

function wsdl(port: number, form: 'qualified' | 'unqualified'): string {
  const ns = 'http://pbx.example/stats';
  return `<?xml version="1.0"?>
<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
  xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:tns="${ns}" targetNamespace="${ns}">
  <wsdl:types><xsd:schema targetNamespace="${ns}" elementFormDefault="${form}">
    <xsd:element name="GetQueuesRequest"><xsd:complexType><xsd:sequence>
      <xsd:element name="company" type="xsd:string"/></xsd:sequence></xsd:complexType></xsd:element>
    <xsd:element name="GetQueuesResponse"><xsd:complexType><xsd:sequence>
      <xsd:element name="queue" maxOccurs="unbounded"><xsd:complexType><xsd:sequence>
        <xsd:element name="name" type="xsd:string"/><xsd:element name="waiting" type="xsd:int"/>
        <xsd:element name="longest" type="xsd:string"/></xsd:sequence></xsd:complexType></xsd:element>
    </xsd:sequence></xsd:complexType></xsd:element></xsd:schema></wsdl:types>
  <wsdl:message name="AskQueues"><wsdl:part name="parameters" element="tns:GetQueuesRequest"/></wsdl:message>
  <wsdl:message name="TellQueues"><wsdl:part name="parameters" element="tns:GetQueuesResponse"/></wsdl:message>
  <wsdl:portType name="Stats"><wsdl:operation name="GetQueues">
    <wsdl:input message="tns:AskQueues"/><wsdl:output message="tns:TellQueues"/></wsdl:operation></wsdl:portType>
  <wsdl:binding name="StatsSoap" type="tns:Stats"><soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
    <wsdl:operation name="GetQueues"><soap:operation soapAction="${ns}/GetQueues"/>
      <wsdl:input><soap:body use="literal"/></wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output></wsdl:operation></wsdl:binding>
  <wsdl:service name="StatsService"><wsdl:port name="StatsPort" binding="tns:StatsSoap">
    <soap:address location="http://127.0.0.1:${port}/stats"/></wsdl:port></wsdl:service>
</wsdl:definitions>`;
}

/** A service of the kept library's own server, which understands only what fits its description. */
async function service(form: 'qualified' | 'unqualified' = 'qualified') {
  const asked: unknown[] = [];
  let answer: () => unknown = () => ({ queue: [] });
  const http = createServer((_request, response) => response.writeHead(404).end());
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void http.close());
  const { port } = http.address() as AddressInfo;
  const GetQueues = (said: unknown): unknown => {
    asked.push(said);
    return answer();
  };
  const soap = listen(http, '/stats', { StatsService: { StatsPort: { GetQueues } } }, wsdl(port, form));
  soap.authorizeConnection = ({ headers, url }, response) => {
    const isKnown = headers['authorization'] === `Basic ${Buffer.from(`wall:${password}`).toString('base64')}`;
    if (isKnown || (url ?? '').includes('wsdl')) return true;
    if (response !== undefined) response.statusCode = 401;
    return false;
  };
  return {
    base: `http://127.0.0.1:${port}/stats`,
    asked,
    answers: (next: () => unknown) => void (answer = next),
  };
}

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
  const pbx = await service(form);
  pbx.answers(() => queues(3));
  const hub = await startMapped({ ...mapping, wsdl: `${pbx.base}?wsdl` });
  await hub.shows({ callsWaiting: 3 });
  expect(pbx.asked[0]).toEqual({ company: 'Vest & Pol' });
});

it('asks by an address and an action, and says what the service refuses', async () => {
  const pbx = await service();
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
  const pbx = await service();
  const wrong = await startMapped({
    ...mapping,
    auth: { username: 'wall', password: 'wrong' },
    wsdl: `${pbx.base}?wsdl`,
  });
  await wrong.says('failing', 'refuses the sign-in');
  const nowhere = await startMapped({ ...mapping, wsdl: pbx.base.replace('/stats', '/nothing?wsdl') });
  await nowhere.says('failing', 'no WSDL');
});
