import type { Sentence } from '#core/said/sentence';
import type { ScreenOf } from '#core/screens/joined';
import { useState } from 'react';
import { useBridge } from '../bridge.ts';
import { useWords } from '../words/use-words.ts';
import { Nearby } from './nearby.tsx';
import { CodeBoxes, codeLength } from './code-boxes.tsx';

type Course = { readonly at: 'typing' | 'pairing' } | { readonly at: 'paired'; readonly address: string };

/** The desktop becomes a screen of the hub whose code is typed here. The last digit sends it. */
export function PairForm({ screenOf }: { readonly screenOf: ScreenOf }) {
  const { t, language } = useWords();
  const bridge = useBridge();
  const [address, setAddress] = useState(screenOf.address ?? '');
  const [name, setName] = useState(t('screens.join.usualName'));
  const [code, setCode] = useState('');
  const [course, setCourse] = useState<Course>({ at: 'typing' });
  const [problem, setProblem] = useState<Sentence | string | null>(null);

  async function pair(typed: string): Promise<void> {
    setCourse({ at: 'pairing' });
    setProblem(null);
    try {
      const answer = await bridge.pairWith({ address, code: typed, name: name.trim() });
      if (answer !== null && 'address' in answer) return setCourse({ at: 'paired', address: answer.address });
      setProblem(answer?.problem ?? '');
    } catch (error) {
      setProblem(error instanceof Error ? error.message : '');
    }
    setCode('');
    setCourse({ at: 'typing' });
  }
  const isReady = address.trim() !== '' && name.trim() !== '';
  function type(typed: string): void {
    setCode(typed);
    if (typed.length === codeLength && isReady) void pair(typed);
  }

  if (course.at === 'paired') {
    return <output className="pair-done">{t('screens.join.paired', { address: course.address })}</output>;
  }
  return (
    <form
      className="pair-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (code.length === codeLength && isReady) void pair(code);
      }}
    >
      <p>{t('screens.join.where')}</p>
      <div className="pair-fields">
        <label htmlFor="pair-address">{t('screens.join.address')}</label>
        <input
          id="pair-address"
          value={address}
          maxLength={300}
          required
          autoComplete="off"
          spellCheck={false}
          placeholder="10.0.4.10:8090"
          aria-describedby="pair-address-help"
          onChange={({ target }) => setAddress(target.value)}
        />
        <p className="field-help" id="pair-address-help">
          {t('screens.join.addressHelp')}
        </p>
        <Nearby chosen={address} onChoose={setAddress} />
        <label htmlFor="pair-name">{t('screens.join.name')}</label>
        <input id="pair-name" value={name} maxLength={80} required onChange={({ target }) => setName(target.value)} />
      </div>
      <CodeBoxes code={code} onType={type} isSent={course.at === 'pairing'} />
      {problem !== null && (
        <p className="pair-problem" role="alert">
          {typeof problem === 'string' ? problem : problem[language]}
        </p>
      )}
      <p className="field-help">{t('screens.join.howTo')}</p>
      <button type="submit" className="plain-button" disabled={course.at === 'pairing'}>
        {t(course.at === 'pairing' ? 'screens.join.pairing' : 'screens.join.pair')}
      </button>
    </form>
  );
}
