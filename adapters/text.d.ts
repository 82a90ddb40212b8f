// What every engine that runs us has, and the ES library leaves out: text to bytes and back, and addresses. No more of Node and the web
// is for adapters.

declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  decode(bytes: Uint8Array): string;
}

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}

declare class URLSearchParams {
  constructor(text?: string);
  [Symbol.iterator](): IterableIterator<[string, string]>;
}

declare class URL {
  constructor(address: string, base?: string);
  static parse(address: string, base?: string): URL | null;
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly hostname: string;
  readonly host: string;
  readonly port: string;
  readonly pathname: string;
  readonly search: string;
  readonly origin: string;
  readonly href: string;
  readonly searchParams: URLSearchParams;
}

declare function btoa(bytes: string): string;
