import type { NearbyHub } from '#core/screens/nearby';
import { useEffect, useState } from 'react';
import { useBridge } from '../bridge.ts';
import { useWords } from '../words/use-words.ts';

/** Between two looks: somebody may be starting the hub just now. Milliseconds. */
const again = 5_000;

interface NearbyProps {
  /** As it stands in the field. */
  readonly chosen: string;
  readonly onChoose: (address: string) => void;
}

/** The hubs that are on the network, each a click instead of an address. Nothing where none makes itself known. */
export function Nearby({ chosen, onChoose }: NearbyProps) {
  const { t } = useWords();
  const bridge = useBridge();
  const [hubs, setHubs] = useState<readonly NearbyHub[]>([]);
  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () =>
      void bridge
        .hubsNearby()
        .catch(() => [])
        .then((found) => {
          if (isGone) return;
          setHubs(found);
          timer = setTimeout(look, again);
        });
    look();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [bridge]);
  if (hubs.length === 0) return null;
  return (
    <fieldset className="card-actions pair-nearby">
      <legend className="field-help">{t('screens.join.nearby')}</legend>
      {hubs.map(({ name, address }) => (
        <button
          key={address}
          type="button"
          className="plain-button"
          aria-pressed={chosen === address}
          onClick={() => onChoose(address)}
        >
          {name} · {new URL(address).host}
        </button>
      ))}
    </fieldset>
  );
}
