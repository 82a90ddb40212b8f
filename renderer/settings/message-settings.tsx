import type { JsonObject } from '#core/said/json';
import type { Field } from '#core/settings/form';
import { useState } from 'react';
import { FieldForm } from '../forms/field-form.tsx';
import { useWords } from '../words/use-words.ts';
import { idFor, listIn, namesOf, textIn, withItem, withSetting } from './configuration.ts';
import { mailFields } from './mail-fields.ts';
import { useSettings } from './use-settings.ts';

const common: readonly Field[] = [
  field(
    'severities',
    'texts',
    'Hvad der meldes',
    'What is told',
    'warning og critical, hver på sin linje; uden er det begge.',
    'warning and critical, a line each; without, both.',
    true,
  ),
  field(
    'queues',
    'texts',
    'Køer',
    'Queues',
    'Køernes id, hver på sin linje; uden er det alle.',
    'The ids of the queues, a line each; without, all.',
    true,
  ),
];

const byWeb: readonly Field[] = [
  {
    ...field(
      'url',
      'secret',
      'Adresse',
      'Address',
      'Hvortil beskeden sendes. Adressen er en hemmelighed og vises ikke igen.',
      'Where the message is sent. The address is a secret and is not shown again.',
    ),
    example: 'https://…',
  },
  {
    ...field(
      'format',
      'choice',
      'Modtager',
      'Receiver',
      'Hvad der er i den anden ende.',
      'What is at the other end.',
      false,
    ),
    needed: false,
    usual: 'json',
    choices: [
      { value: 'json', label: { da: 'Et program (JSON)', en: 'A program (JSON)' } },
      { value: 'teams', label: { da: 'Microsoft Teams', en: 'Microsoft Teams' } },
      { value: 'slack', label: { da: 'Slack', en: 'Slack' } },
    ],
  },
  {
    ...field(
      'secret',
      'secret',
      'Underskrift',
      'Signature',
      'Underskriver beskeden, så et program kan se, hvem den er fra.',
      'Signs the message, so that a program can see whom it is from.',
      true,
    ),
    needed: false,
  },
  ...common,
];

const byMail: readonly Field[] = [...mailFields, ...common];

function field(
  name: string,
  kind: Field['kind'],
  da: string,
  en: string,
  helpDa: string,
  helpEn: string,
  rare = false,
): Field {
  return { name, kind, label: { da, en }, help: { da: helpDa, en: helpEn }, needed: !rare, rare };
}

/** Who is told outside of the house: by web address or mail. */
export function MessageSettings() {
  const { t } = useWords();
  const { report, problems, change } = useSettings();
  const { configuration } = report;
  const ways = listIn(configuration['messages']);
  const [draft, setDraft] = useState<JsonObject | null>(null);
  const [isMail, setIsMail] = useState(false);

  /** One that is not whole yet tells nobody anything: it is the hub's when it has an address. */
  function draw(next: JsonObject): void {
    const isWhole = 'url' in next || ('smtp' in next && 'from' in next && 'to' in next);
    setDraft(isWhole ? null : next);
    if (isWhole) void change({ ...configuration, messages: [...ways, next] }, t('settings.messageAdded'));
  }
  function add(kind: 'besked' | 'mail'): void {
    setIsMail(kind === 'mail');
    setDraft({
      id: idFor(
        kind,
        ways.map((way) => textIn(way['id'])),
      ),
    });
  }
  function remove(index: number): void {
    const next = withItem(configuration, 'messages', index, undefined);
    void change(ways.length === 1 ? withSetting(next, 'messages', undefined) : next, t('settings.messageRemoved'));
  }

  return (
    <section className="settings-card" aria-label={t('settings.messages')}>
      <h4 className="card-title">{t('settings.messages')}</h4>
      <p className="field-help">{t('settings.messagesHelp')}</p>
      {ways.map((way, index) => (
        <div key={textIn(way['id'])} className="message-way">
          <div className="card-head">
            <span className="mono card-id">{textIn(way['id'])}</span>
            <button type="button" className="plain-button" onClick={() => remove(index)}>
              {t('settings.remove')}
            </button>
          </div>
          <FieldForm
            fields={'smtp' in way ? byMail : byWeb}
            value={way}
            onChange={(next) =>
              void change(withItem(configuration, 'messages', index, next), t('settings.messageChanged'))
            }
            problems={problems}
            path={`messages[${index}]`}
            queues={namesOf(configuration)}
          />
        </div>
      ))}
      {draft !== null && (
        <div className="message-way">
          <FieldForm
            fields={isMail ? byMail : byWeb}
            value={draft}
            onChange={draw}
            problems={problems}
            path={`messages[${ways.length}]`}
            queues={namesOf(configuration)}
          />
        </div>
      )}
      <div className="card-actions">
        <button type="button" className="plain-button" onClick={() => add('besked')}>
          {t('settings.addWeb')}
        </button>
        <button type="button" className="plain-button" onClick={() => add('mail')}>
          {t('settings.addMail')}
        </button>
      </div>
    </section>
  );
}
