import type { ReactNode } from 'react';

// Drawn, not typed: the board's font has no such characters, and a stand-in's would sit and look different everywhere.
function Symbol({ children }: { readonly children: ReactNode }) {
  return (
    <svg className="symbol" viewBox="0 0 24 24" aria-hidden="true">
      {children}
    </svg>
  );
}

/** Beside the words of a warning. */
export const WarningSymbol = () => (
  <Symbol>
    <path d="M12 4 21.5 20.5h-19z" fill="none" stroke="currentColor" strokeWidth="3" strokeLinejoin="round" />
  </Symbol>
);

/** Beside the words of what is critical. */
export const CriticalSymbol = () => (
  <Symbol>
    <path d="M12 2 23 22H1z" fill="currentColor" />
  </Symbol>
);

/** Beside the words that say that nothing is heard. */
export const LostSymbol = () => (
  <Symbol>
    <path d="m4 4 16 16M20 4 4 20" stroke="currentColor" strokeWidth="4" strokeLinecap="round" />
  </Symbol>
);
