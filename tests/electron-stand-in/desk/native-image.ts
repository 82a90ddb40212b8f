import type { NativeImage, Size } from 'electron';
import { strict } from '../strict.ts';

export interface StandInImage {
  /** The pictures in it, by scale factor, as PNG. */
  readonly pictures: ReadonlyMap<number, Buffer>;
}

const made = new WeakMap<object, StandInImage>();

/** Width and height out of a PNG's header. @throws where it is no PNG, which Electron takes for an empty picture */
function sizeOf(png: Buffer): Size {
  if (png.length < 24 || png.toString('latin1', 1, 4) !== 'PNG') throw new Error('This is no PNG.');
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

function image(pictures: Map<number, Buffer>): NativeImage {
  const parts = {
    addRepresentation({ scaleFactor = 1, buffer }) {
      if (buffer === undefined) throw new Error('The stand-in takes representations as buffers only.');
      sizeOf(buffer);
      pictures.set(scaleFactor, buffer);
    },
    isEmpty: () => pictures.size === 0,
    getSize: () => {
      const [scale, png] = [...pictures][0] ?? [];
      if (png === undefined || scale === undefined) return { width: 0, height: 0 };
      const { width, height } = sizeOf(png);
      return { width: width / scale, height: height / scale };
    },
    toPNG: () => [...pictures.values()][0] ?? Buffer.alloc(0),
  } satisfies Partial<NativeImage>;
  const made1 = strict('nativeImage', parts) as NativeImage;
  made.set(made1, { pictures });
  return made1;
}

export const nativeImage = strict('nativeImage', {
  createEmpty: () => image(new Map()),
  createFromBuffer(buffer: Buffer, { scaleFactor = 1 }: { readonly scaleFactor?: number } = {}) {
    sizeOf(buffer);
    return image(new Map([[scaleFactor, buffer]]));
  },
});

/** What a program handed over where Electron wants a picture. @throws where it is none of ours */
export function picturesOf(value: unknown): StandInImage {
  const found = typeof value === 'object' && value !== null ? made.get(value) : undefined;
  if (found === undefined) throw new Error('The Electron stand-in takes pictures made by nativeImage only.');
  return found;
}

/** A picture of a page. Made smaller it says so, and is as large as it was: nothing here can draw. */
export function captured(jpeg: Buffer, width: number, height: number): NativeImage {
  const parts = {
    getSize: () => ({ width, height }),
    resize: ({ width: wanted = width }) => captured(jpeg, wanted, Math.round((height * wanted) / width)),
    isEmpty: () => jpeg.length === 0,
    toJPEG: () => jpeg,
  } satisfies Partial<NativeImage>;
  return strict('nativeImage', parts as unknown as NativeImage);
}
