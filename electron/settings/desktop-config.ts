import { createConfig, type Config } from '#hub/config/config';
import type { Secrets } from '#hub/settings/apart';
import { isUnset } from '#hub/settings/home';
import type { JsonValue } from '#core/said/input';

export interface DesktopConfig {
  readonly config: Config;
  /** Nothing is configured yet: the demo plays. */
  readonly isDemo: boolean;
}

/**
 * The settings as the hub wants them, checked by the very schema of the contract's file.
 * @throws ConfigInvalid with every problem at once
 */
export function desktopConfig(value: unknown, environment: NodeJS.ProcessEnv, secrets: Secrets = {}): DesktopConfig {
  const isDemo = isUnset(value as JsonValue);
  return { config: createConfig(value, { demo: isDemo, environment, secrets }), isDemo };
}

/** A demo has no phone system that calls a certain port: where the usual ones are taken, any will do. */
export function onFreePorts(config: Config): Config {
  return { ...config, board: { ...config.board, port: 0 }, webhooks: { ...config.webhooks, port: 0 } };
}
