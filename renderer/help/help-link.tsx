import { createContext, use, type MouseEvent, type ReactNode } from 'react';
import { isKiosk } from '../screen/kiosk.ts';
import { useWords } from '../words/use-words.ts';
import { helpAddress, openHelp } from './address.ts';
import type { Place } from './places.ts';
import { settingPlace } from './setting-place.ts';

/** The kind of the phone system whose settings are shown; `null`: they are the hub's own. */
export const AdapterContext = createContext<string | null>(null);

interface ToPlaceProps {
  /** `settings#set-up`. */
  readonly place: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A link within the help, or into it. In a browser it can be opened beside as any other. */
export function ToPlace({ place, className, children }: ToPlaceProps) {
  function open(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openHelp(place);
  }
  return (
    <a href={wholeAddress(place)} className={className} onClick={open}>
      {children}
    </a>
  );
}

/** With the page's own: what begins with a number sign is read out as a jump within this page, which it is not. */
const wholeAddress = (place: string): string => location.href.replace(/#.*$/, '') + helpAddress(place);

interface HelpLinkProps {
  readonly place: Place;
  /** What it is the help to, for who hears the link alone. */
  readonly about: string;
  /** "Help" instead of a question mark: where there is room. */
  readonly isInWords?: boolean;
}

/** The way to the paragraph about what stands beside it. A wall has nobody to read it. */
export function HelpLink({ place, about, isInWords = false }: HelpLinkProps) {
  const { t, language } = useWords();
  if (isKiosk(location.href)) return null;
  return (
    <ToPlace place={place[language]} className={isInWords ? 'help-link' : 'help-sign'}>
      <span aria-hidden="true">{isInWords ? t('help.title') : '?'}</span>
      <span className="visually-hidden">{t('help.about', { what: about })}</span>
    </ToPlace>
  );
}

/** The help to one setting, where there is a paragraph about it. */
export function SettingHelp({ path, label }: { readonly path: string; readonly label: string }) {
  const place = settingPlace(path, use(AdapterContext));
  return place === null ? null : <HelpLink place={place} about={label} />;
}
