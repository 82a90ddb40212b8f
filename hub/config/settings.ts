/** How a port listens, as configured. */
export interface PortSettings {
  readonly host: string;
  readonly port: number;
  readonly tls?: { readonly certFile: string; readonly keyFile: string } | undefined;
  /** Addresses and networks of the proxies that stand before it. */
  readonly proxies?: readonly string[] | undefined;
}

export interface BoardSettings extends PortSettings {
  /** Guards the board and the API; without it only loopback may be listened on. */
  readonly token?: string | undefined;
  /** Whether it makes itself known on the network. */
  readonly announce?: boolean | undefined;
}

/** How the list of lost calls is kept. */
export interface LostCallSettings {
  /** How a caller's number is completed, as `+45`; absent: it is not. */
  readonly countryCode?: string | undefined;
  /** After so long a line that somebody took is open again, unless the caller was reached. */
  readonly takenMinutes: number;
}

/** How long what is kept. Numbers and names go first, the figures without them later. */
export interface RetentionSettings {
  readonly personalDays: number;
  readonly figuresDays: number;
}
