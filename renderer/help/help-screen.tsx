import { useLayoutEffect, useRef, useState } from 'react';
import { useWords } from '../words/use-words.ts';
import { closeHelp, type HelpPlace } from './address.ts';
import { Article } from './article.tsx';
import { book } from './book.ts';
import { FoundList } from './found-list.tsx';
import { ToPlace } from './help-link.tsx';
import { helpGroups, helpPageNamed, helpPageNames } from './page-names.ts';
import { longestSearch } from './search.ts';

/** All that docs/ says: a rail of its pages with a search, and one of them. */
export function HelpScreen({ place }: { readonly place: HelpPlace }) {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  // Before the page looks for what it is to scroll to: in a closed dialog nothing has a place.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element !== null && !element.open) element.showModal();
  }, []);
  // Whoever follows a hit wants to read it.
  const [shown, setShown] = useState(place);
  if (shown.name !== place.name || shown.anchor !== place.anchor) {
    setShown(place);
    setTyped('');
  }

  return (
    <dialog
      className="page-screen settings help"
      aria-label={t('help.title')}
      data-testid="help"
      ref={dialog}
      onClose={closeHelp}
    >
      <nav className="settings-rail" aria-label={t('help.title')}>
        <h2>{t('help.title')}</h2>
        <input
          type="search"
          aria-label={t('help.search')}
          placeholder={t('help.search')}
          maxLength={longestSearch}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Contents current={place.name} />
        <button type="button" className="plain-button" onClick={() => dialog.current?.close()}>
          {t('help.back')}
        </button>
      </nav>
      {typed.trim() === '' ? <Shown place={place} /> : <FoundList typed={typed} />}
    </dialog>
  );
}

function Contents({ current }: { readonly current: string }) {
  const { t } = useWords();
  return (
    <div className="help-contents">
      {helpGroups.map((group) => (
        <section key={group} aria-label={t(`help.group.${group}`)}>
          <h3>{t(`help.group.${group}`)}</h3>
          <ul>
            {helpPageNames[group].map((name) => (
              <li key={name} aria-current={name === current ? 'page' : undefined}>
                <ToPlace place={name}>{t(`help.page.${name}`)}</ToPlace>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** The page; where none is named, what the help is. */
function Shown({ place }: { readonly place: HelpPlace }) {
  const { t } = useWords();
  const name = helpPageNamed(place.name);
  const page = book.find((each) => each.name === name);
  if (name !== null && page !== undefined) {
    return <Article key={name} page={page} title={t(`help.page.${name}`)} anchor={place.anchor} />;
  }
  return (
    <div className="settings-body">
      <h3 className="settings-title">{t('help.title')}</h3>
      <p>{place.name === '' ? t('help.welcome') : t('help.noPage', { name: place.name })}</p>
    </div>
  );
}
