import { createConfig, type Config } from '#hub/config/config';

export interface DesktopConfig {
  readonly config: Config;
  /** Nothing is configured yet: the demo plays. */
  readonly isDemo: boolean;
}

/**
 * The settings as the hub wants them, checked by the very schema of the contract's file.
 * @throws ConfigInvalid with every problem at once
 */
export function desktopConfig(value: unknown, environment: NodeJS.ProcessEnv): DesktopConfig {
  const isDemo = typeof value === 'object' && value !== null && !('queues' in value) && !('sources' in value);
  return { config: createConfig(value, { demo: isDemo, environment }), isDemo };
}

/** A demo has no phone system that calls a certain port: where the usual ones are taken, any will do. */
export function onFreePorts(config: Config): Config {
  return { ...config, board: { ...config.board, port: 0 }, webhooks: { ...config.webhooks, port: 0 } };
}
