import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listen } from 'soap';

export const password = 'correct-horse-battery-staple';

/** How its elements are written, and what it says of a queue: the XML Schema type of each element. */
interface Description {
  readonly form: 'qualified' | 'unqualified';
  readonly queue: { readonly [element: string]: 'string' | 'int' | 'double' };
}
const short: Description['queue'] = { name: 'string', waiting: 'int', longest: 'string' };

function wsdl(port: number, { form, queue }: Description): string {
  const elements = Object.entries(queue)
    .map(([name, type]) => `<xsd:element name="${name}" type="xsd:${type}"/>`)
    .join('');
  const ns = 'http://pbx.example/stats';
  return `<?xml version="1.0"?>
<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
  xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:tns="${ns}" targetNamespace="${ns}">
  <wsdl:types><xsd:schema targetNamespace="${ns}" elementFormDefault="${form}">
    <xsd:element name="GetQueuesRequest"><xsd:complexType><xsd:sequence>
      <xsd:element name="company" type="xsd:string"/></xsd:sequence></xsd:complexType></xsd:element>
    <xsd:element name="GetQueuesResponse"><xsd:complexType><xsd:sequence>
      <xsd:element name="queue" maxOccurs="unbounded"><xsd:complexType><xsd:sequence>
        ${elements}</xsd:sequence></xsd:complexType></xsd:element>
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
export async function startSoapService({ form = 'qualified', queue = short }: Partial<Description> = {}) {
  const asked: unknown[] = [];
  let answer: () => unknown = () => ({ queue: [] });
  const http = createServer((_request, response) => response.writeHead(404).end());
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const GetQueues = (said: unknown): unknown => {
    asked.push(said);
    return answer();
  };
  const soap = listen(http, '/stats', { StatsService: { StatsPort: { GetQueues } } }, wsdl(port, { form, queue }));
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
    stop: () => void http.close(),
  };
}
