import { NamedSwitch } from '../forms/inputs.tsx';
import { useWords } from '../words/use-words.ts';
import type { PcChanges, ThisPc } from './use-pc.ts';

interface OnOffProps {
  readonly pc: ThisPc;
  readonly id: string;
  readonly label: string;
  readonly help?: string;
  readonly isOn: boolean;
  readonly changes: (isOn: boolean) => PcChanges;
}

/** One setting that is on or off. */
export function OnOff({ pc, id, label, help, isOn, changes }: OnOffProps) {
  const { t } = useWords();
  return (
    <div className="field">
      <NamedSwitch
        id={id}
        label={label}
        isOn={isOn}
        onChange={(on) => void pc.change(changes(on), t(on ? 'pc.isOn' : 'pc.isOff', { what: label }))}
      />
      {help !== undefined && <p className="field-help">{help}</p>}
    </div>
  );
}
