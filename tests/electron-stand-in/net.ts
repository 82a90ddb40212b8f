import { type ClientRequest, request as overHttp, type RequestOptions } from 'node:http';
import { request as overTls } from 'node:https';
import { mustBeReady } from './machine.ts';
import { strict } from './strict.ts';

export interface NetOptions extends RequestOptions {
  readonly session?: unknown;
  /** Not followed: whoever asks reads where it leads. */
  readonly redirect?: 'manual';
}

export const net = strict('net', {
  request({ session: _session, redirect: _redirect, ...options }: NetOptions): ClientRequest {
    mustBeReady('net');
    return (options.protocol === 'http:' ? overHttp : overTls)(options);
  },
});
