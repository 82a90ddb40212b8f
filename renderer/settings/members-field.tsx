import type { JsonObject } from '#core/said/json';
import { TextInput } from '../forms/inputs.tsx';
import { Labelled, problemsAt, useSaid } from '../forms/labelled.tsx';
import { useWords } from '../words/use-words.ts';
import { textIn, textsIn, withItem, withSetting } from './configuration.ts';
import { useSettings } from './use-settings.ts';

interface MembersFieldProps {
  readonly queue: JsonObject;
  /** Its place among the queues. */
  readonly index: number;
  /** What it is called here, where several stand together. */
  readonly label?: string;
}

/** Who answers a queue, by local numbers. */
export function MembersField({ queue, index, label }: MembersFieldProps) {
  const { t } = useWords();
  const say = useSaid();
  const { report, problems, change } = useSettings();
  const id = `queues[${index}].agents`;
  const wrong = problemsAt(problems, id, say);

  function set(text: string): void {
    const numbers = text.split(/[\s,;]+/).filter(Boolean);
    const name = textIn(queue['name']) || textIn(queue['id']);
    const next = withSetting(queue, 'agents', numbers.length === 0 ? undefined : numbers);
    void change(
      withItem(report.configuration, 'queues', index, next),
      t('settings.membersNow', { name, count: numbers.length }),
    );
  }

  return (
    <Labelled id={id} label={label ?? t('settings.members')} help={t('settings.membersHelp')} problems={wrong}>
      <TextInput
        id={id}
        isMono
        isWrong={wrong.length > 0}
        value={textsIn(queue['agents']).join(', ')}
        placeholder="201, 202, 203"
        onCommit={set}
      />
    </Labelled>
  );
}
