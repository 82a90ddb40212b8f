// All that a link may use of its surroundings: what a browser and Node 24 have alike. Neither DOM nor Node is known here.

interface AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void, options?: { readonly once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

interface AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}
declare const AbortController: new () => AbortController;

interface ReadableStreamDefaultReader<Piece> {
  read(): Promise<
    { readonly done: false; readonly value: Piece } | { readonly done: true; readonly value?: undefined }
  >;
  cancel(): Promise<void>;
}
interface ReadableStream<Piece> {
  getReader(): ReadableStreamDefaultReader<Piece>;
}

interface Response {
  readonly ok: boolean;
  readonly status: number;
  readonly body: ReadableStream<Uint8Array> | null;
}

declare function fetch(
  address: string,
  options: {
    readonly method?: string;
    readonly headers?: Record<string, string>;
    readonly body?: string;
    readonly signal: AbortSignal;
  },
): Promise<Response>;

interface URL {
  readonly href: string;
  readonly origin: string;
}
declare const URL: new (address: string, base?: string) => URL;

interface TextDecoder {
  decode(bytes?: Uint8Array, options?: { readonly stream: boolean }): string;
}
declare const TextDecoder: new () => TextDecoder;

declare function setTimeout(call: () => void, milliseconds: number): number;
declare function clearTimeout(timer: number | undefined): void;
