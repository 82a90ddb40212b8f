/**
 * What a hub keeps in its data folder and cannot make again, by file name. What is not here (the checkpoint, locks, logs, a browser's
 * things) is made anew wherever it is.
 */
export const databases = ['journal.sqlite', 'history.sqlite'] as const;

export const plainFiles = [
  'hub-id',
  'screens.json',
  'alerts.json',
  'alerts.ndjson',
  'actions.ndjson',
  'actions.ndjson.1',
  'alerts.ndjson.1',
  'messages.json',
  'reports.json',
] as const;

/** Beside them in a backup: the settings without secrets; the secrets, sealed; what the whole should be. */
export const settingsName = 'settings.json';
/** Of a hub without a desktop: unsealed, beside its data. */
export const secretsName = 'secrets.json';
export const sealedName = 'secrets.sealed.json';
export const manifestName = 'manifest.json';

/** What belongs to a database that is open, and is worthless beside another one. */
export const besideDatabases = databases.flatMap((name) => [`${name}-wal`, `${name}-shm`]);

/** Made again by whoever starts the hub, and wrong beside other inputs. */
export const derived = ['today.checkpoint'] as const;

/** What of it is to be put in its place, and where what was there goes. */
export const planName = 'plan.json';

/** Where a restore that is complete waits to be put in its place. */
export const readyFolder = 'restore.ready';
/** Where one is taken apart and checked. */
export const partialPrefix = 'restore.partial-';
/** Where what was there before goes. */
export const beforePrefix = 'before-';
