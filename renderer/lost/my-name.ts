/** What whoever works at this very screen typed last, kept on this screen alone. */
function kept(place: string): { known(): string; keep(text: string): void } {
  return {
    known() {
      try {
        return localStorage.getItem(place) ?? '';
      } catch {
        return '';
      }
    },
    keep(text) {
      try {
        localStorage.setItem(place, text);
      } catch {
        // Then it is typed again the next time.
      }
    },
  };
}

export const myName = kept('wallboard-my-name');

/** The local number of his phone. */
export const myPhone = kept('wallboard-my-phone');
