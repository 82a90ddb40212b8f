import { useState } from 'react';
import { useBridge } from '../bridge.ts';
import { useWords } from '../words/use-words.ts';

/** What came of the wish to see a screen. */
export type Picture = { readonly image: string } | { readonly problem: string };

interface PictureButtonProps {
  readonly id: string;
  readonly isThere: boolean;
  readonly onPicture: (picture: Picture | null) => void;
}

/** Asks a screen for a picture of what it shows at this moment. */
export function PictureButton({ id, isThere, onPicture }: PictureButtonProps) {
  const { t } = useWords();
  const bridge = useBridge();
  const [isAsking, setIsAsking] = useState(false);

  async function ask(): Promise<void> {
    if (!isThere || isAsking) return;
    setIsAsking(true);
    onPicture(null);
    try {
      const { image } = await bridge.pictureOfScreen({ id });
      onPicture(image === null ? { problem: t('screens.noPicture') } : { image });
    } catch (error) {
      onPicture({ problem: error instanceof Error ? error.message : '' });
    }
    setIsAsking(false);
  }
  return (
    <button type="button" className="plain-button" aria-disabled={!isThere || isAsking} onClick={() => void ask()}>
      {t(isAsking ? 'screens.pictureComes' : 'screens.picture')}
    </button>
  );
}

interface ScreenPictureProps {
  readonly name: string;
  readonly image: string;
  readonly onClose: () => void;
}

export function ScreenPicture({ name, image, onClose }: ScreenPictureProps) {
  const { t } = useWords();
  return (
    <figure className="screen-picture">
      <img src={`data:image/jpeg;base64,${image}`} alt={t('screens.pictureOf', { name })} />
      <figcaption>
        <button type="button" className="plain-button" onClick={onClose}>
          {t('screens.pictureAway')}
        </button>
      </figcaption>
    </figure>
  );
}
