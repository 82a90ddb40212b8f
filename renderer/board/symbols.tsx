import type { ReactNode } from 'react';
import type { Looks } from './looks.ts';
import type { Target } from './targets.ts';

// Drawn, not typed: the board's font has no such characters, and a stand-in's would sit and look different everywhere.
function Symbol({ children }: { readonly children: ReactNode }) {
  return (
    <svg className="symbol" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="3">
      {children}
    </svg>
  );
}

const shapes: { readonly [looks in Looks]: ReactNode } = {
  calm: null,
  // A triangle drawn in outline; what is critical is a filled one.
  warning: <path d="M12 4 21.5 20.5h-19z" strokeLinejoin="round" />,
  critical: <path d="M12 2 23 22H1z" fill="currentColor" stroke="none" />,
  // A person who is not there.
  nobody: (
    <>
      <circle cx="12" cy="6.5" r="4" />
      <path d="M4 22c0-5 3.5-8 8-8s8 3 8 8" strokeLinecap="round" />
      <path d="M2.5 2.5 21.5 21.5" strokeWidth="3.4" strokeLinecap="round" />
    </>
  ),
  old: (
    <>
      <circle cx="12" cy="12" r="9.5" />
      <path d="M12 6v6.5l4 2.5" strokeLinecap="round" />
    </>
  ),
  // A circle with a bar across: nothing comes.
  unknown: (
    <>
      <circle cx="12" cy="12" r="9.5" />
      <path d="m5.5 5.5 13 13" strokeLinecap="round" />
    </>
  ),
  untold: <path d="M4 12h16" strokeWidth="4" strokeLinecap="round" />,
  waiting: <path d="M4 12h.01M12 12h.01M20 12h.01" strokeWidth="5" strokeLinecap="round" />,
};

/** The sign beside the words that say how a queue fares: what colour says, said without it. */
export const LooksSymbol = ({ looks }: { readonly looks: Looks }) =>
  shapes[looks] === null ? null : <Symbol>{shapes[looks]}</Symbol>;

/** Beside a rate that has a limit: met, or how far below it is. */
export const TargetSymbol = ({ target }: { readonly target: Target }) =>
  target === 'met' ? <FineSymbol /> : <LooksSymbol looks={target} />;

/** Beside the words that say that nothing is heard. */
export const LostSymbol = () => (
  <Symbol>
    <path d="m4 4 16 16M20 4 4 20" strokeWidth="4" strokeLinecap="round" />
  </Symbol>
);

/** Beside what works as it should. */
export const FineSymbol = () => (
  <Symbol>
    <path d="m3.5 13 5.5 6L20.5 5" strokeLinecap="round" strokeLinejoin="round" />
  </Symbol>
);

/** Beside what a person should know, and where there is no room for the words. */
export const NoticeSymbol = () => (
  <Symbol>
    <rect x="2" y="2" width="20" height="20" rx="4" strokeWidth="2.4" />
    <path d="M12 6v7.5M12 18v.01" strokeLinecap="round" />
  </Symbol>
);
