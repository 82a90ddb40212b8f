const key = 'wallboard-way-in';

/** The address under which the phone system reaches the hub, as somebody typed it in this browser; empty: nobody did. */
export function keptWayIn(): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

export function keepWayIn(address: string): void {
  try {
    localStorage.setItem(key, address);
  } catch {
    // Typed again the next time.
  }
}
