import type { Adapter } from './adapter.ts';
import { asterisk } from './asterisk/index.ts';
import { csta } from './csta/index.ts';
import { database } from './database/index.ts';
import { demo } from './demo/index.ts';
import { files } from './files/index.ts';
import { flexfoneApi } from './flexfone-api/index.ts';
import { flexfoneWebhooks } from './flexfone-webhooks/index.ts';
import { oneConnect } from './one-connect/index.ts';
import { rest } from './rest/index.ts';
import { soap } from './soap/index.ts';
import { soluno } from './soluno/index.ts';
import { swan } from './swan/index.ts';
import { websocket } from './websocket/index.ts';

/** Every phone system that can be connected. A new one is a folder beside these and two lines here. */
export const adapters: readonly Adapter[] = [
  flexfoneWebhooks,
  flexfoneApi,
  soluno,
  swan,
  oneConnect,
  csta,
  asterisk,
  rest,
  soap,
  websocket,
  database,
  files,
  demo,
];
