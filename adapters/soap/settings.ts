import { z } from 'zod';
import { asOneText as both } from '#core/said/sentence';
import { noAddress, noDigest, noHeader, oneLine } from '#adapters/setting-words';
import { checkMapping, mappingShape } from '#adapters/mapping/settings';

const address = z
  .string()
  .regex(/^https?:\/\/[^\s/?#@]+(?:\/[^\s#@]*)?(?:\?[^\s#]*)?$/i, noAddress('https://pbx.example/stats'));
const headerName = z.string().regex(/^[\w!#$%&'*+.^`|~-]+$/, noHeader);
const line = z.string().regex(/^[^\p{Cc}]*$/u, oneLine);
const sha256 = /^[0-9a-f]{2}(?::?[0-9a-f]{2}){31}$/i;

/** The settings of a SOAP service; see the contract. */
export const soapSettings = z
  .strictObject({
    wsdl: address.optional().meta({
      title: both('WSDL', 'WSDL'),
      often: true,
      example: 'https://pbx.firma.dk/stats?wsdl',
      description: both(
        'Adressen på tjenestens beskrivelse, som https://pbx.example/stats?wsdl.',
        'The address of the description of the service, as in https://pbx.example/stats?wsdl.',
      ),
      isNeededBySome: true,
    }),
    url: address.optional().meta({
      title: both('Adresse', 'Address'),
      description: both(
        'Hvor tjenesten er, hvis der ingen WSDL er, eller den nævner en anden adresse.',
        'Where the service is, where there is no WSDL, or where it names another address.',
      ),
    }),
    action: line
      .min(1)
      .optional()
      .meta({
        title: both('Handling', 'Action'),
        often: true,
        example: 'GetQueues',
        description: both(
          'Hvad der spørges om: operationens navn eller dens SOAPAction, som http://pbx.example/stats/GetQueues.',
          'What is asked: the name of the operation, or its SOAPAction such as http://pbx.example/stats/GetQueues.',
        ),
      }),
    namespace: line.optional().meta({
      title: both('Navnerum', 'Namespace'),
      description: both(
        'Operationens navnerum, hvis hverken WSDL eller handling siger det.',
        'The namespace of the operation, where neither a WSDL nor the action says it.',
      ),
    }),
    arguments: z
      .record(
        z
          .string()
          .regex(
            /^[A-Za-z_][\w.-]*$/,
            both(
              'har et navn, som intet element kan have: forventede bogstaver og tal, som company',
              'has a name that no element can have: expected letters and digits, as in company',
            ),
          ),
        z.json(),
      )
      .default({})
      .meta({
        title: both('Argumenter', 'Arguments'),
        kind: 'named',
        example: 'company',
        description: both(
          'Hvad operationen får at vide: skriv et elements navn, tryk Enter, og skriv dets værdi. Et element med flere i sig skrives som JSON.',
          'What the operation is told: type the name of an element, press Enter, and type its value. One with others in it is written as JSON.',
        ),
      }),
    version: z
      .enum(['1.1', '1.2'])
      .default('1.1')
      .meta({
        title: both('Version', 'Version'),
        description: both('Hvilken SOAP der tales: 1.1 eller 1.2.', 'Which SOAP is spoken: 1.1 or 1.2.'),
      }),
    headers: z
      .record(headerName, line)
      .optional()
      .meta({
        title: both('Headere', 'Headers'),
        description: both(
          'Hvad der sendes med hver gang, hvis tjenesten vil have en nøgle eller et token.',
          'What is sent with each request, where the service wants a key or a token.',
        ),
      }),
    auth: z
      .strictObject({
        username: line.min(1).meta({ title: both('Brugernavn', 'User name') }),
        password: line.meta({ title: both('Adgangskode', 'Password') }),
      })
      .optional()
      .meta({
        title: both('Log på', 'Sign-in'),
        description: both(
          'Brugernavn og adgangskode, hvis tjenesten vil have dem.',
          'A user name and a password, where the service wants them.',
        ),
      }),
    everySeconds: z
      .number()
      .min(0.1)
      .max(86_400)
      .default(5)
      .meta({
        title: both('Spørg hvert', 'Interval'),
        description: both(
          'Hvor tit tjenesten bliver spurgt, i sekunder.',
          'How often the service is asked, in seconds.',
        ),
      }),
    certificateSha256: z
      .string()
      .regex(sha256, noDigest)
      .optional()
      .meta({
        title: both('Certifikat', 'Certificate'),
        description: both(
          'SHA-256 af serverens eget certifikat, hvis ingen kendt har underskrevet det.',
          "The SHA-256 of the server's own certificate, where nobody known has signed it.",
        ),
      }),
    ...mappingShape,
  })
  .superRefine((settings, context) => {
    checkMapping(settings, context);
    const { wsdl, url, action } = settings;
    if (wsdl !== undefined || (url !== undefined && action !== undefined)) return;
    context.addIssue({
      code: 'custom',
      path: ['wsdl'],
      message: both(
        'mangler: forventede "wsdl", eller "url" og "action"',
        'is missing: expected "wsdl", or "url" and "action"',
      ),
    });
  });

export type SoapSettings = z.infer<typeof soapSettings>;
