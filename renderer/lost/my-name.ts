const place = 'wallboard-my-name';

/** What whoever works at this very screen called himself last. */
export function knownName(): string {
  try {
    return localStorage.getItem(place) ?? '';
  } catch {
    return '';
  }
}

export function keepName(name: string): void {
  try {
    localStorage.setItem(place, name);
  } catch {
    // Then it is typed again the next time.
  }
}
