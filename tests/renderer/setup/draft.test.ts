import { describe, expect, it } from 'vitest';
import { sourceForms } from '#hub/setup/forms';
import { configurationOf, newSecret, sourceIdFor, withoutSecrets } from '../../../renderer/setup/draft.ts';

const fieldsOf = (adapter: string) => sourceForms().forms.find((form) => form.adapter === adapter)?.fields ?? [];

describe('what a browser keeps of a set-up', () => {
  it('is all that was typed but for secrets, wherever they stand', () => {
    const swan = { baseUrl: 'https://10.1.1.87', company: 'vestpol', headers: { 'X-Key': 'hemmelig' } };
    expect(withoutSecrets(swan, fieldsOf('swan'))).toEqual({ baseUrl: 'https://10.1.1.87', company: 'vestpol' });
    const api = { account: '0012', hash: 'hemmelig', myfone: { username: 'firma', password: 'hemmelig' } };
    expect(withoutSecrets(api, fieldsOf('flexfone-api'))).toEqual({ account: '0012', myfone: { username: 'firma' } });
    const soluno = { auth: { username: 'firma', password: 'hemmelig' }, queues: { support: ['622'] } };
    expect(withoutSecrets(soluno, fieldsOf('soluno'))).toEqual({
      auth: { username: 'firma' },
      queues: { support: ['622'] },
    });
    expect(withoutSecrets({ anything: 'hemmelig' }, fieldsOf('swan'))).toEqual({});
  });
});

describe('the configuration with a phone system in it', () => {
  const draft = {
    step: 'access',
    adapter: 'flexfone-webhooks',
    queues: [{ id: 'support', name: 'Kundeservice' }],
    values: { secret: 's' },
    source: null,
  } as const;

  it('keeps what is set for queues and other phone systems, and the demo makes way', () => {
    const base = {
      language: 'en',
      queues: [{ id: 'support', name: 'Support', agents: ['201'] }],
      sources: [
        { id: 'demo', adapter: 'demo' },
        { id: 'swan', adapter: 'swan' },
      ],
    };
    expect(configurationOf(base, draft)).toEqual({
      language: 'en',
      queues: [{ id: 'support', name: 'Kundeservice', agents: ['201'] }],
      sources: [
        { id: 'swan', adapter: 'swan' },
        { id: 'flexfone', adapter: 'flexfone-webhooks', secret: 's' },
      ],
    });
  });

  it('once it is in it, takes its own place again', () => {
    const base = { sources: [{ id: 'flexfone', adapter: 'flexfone-webhooks', secret: '${secret:flexfone.secret}' }] };
    expect(configurationOf(base, { ...draft, source: 'flexfone' })['sources']).toEqual([
      { id: 'flexfone', adapter: 'flexfone-webhooks', secret: 's' },
    ]);
    expect(sourceIdFor(base, 'flexfone-webhooks')).toBe('flexfone-2');
  });

  it('a secret has 32 bytes, of signs that stand in an address', () => {
    const secrets = Array.from({ length: 50 }, newSecret);
    expect(new Set(secrets).size).toBe(50);
    for (const secret of secrets) expect(secret).toMatch(/^[\w-]{43}$/);
  });
});
