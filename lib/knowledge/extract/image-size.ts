import { Refusal } from "./refusals.ts";

const MAX_PIXELS = 50_000_000;
/** Frame headers of a JPEG; the others in that range are tables. */
const JPEG_FRAMES = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);

export type ImageSize = { width: number; height: number };

/** By what the header says, before anything is decoded: a decoder sets up memory for all of it. */
export function assertDecodable(bytes: Uint8Array, type: string): ImageSize {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let size: ImageSize | null;
  try {
    size = SIZES[type]?.(view) ?? null;
  } catch {
    // A read past the end.
    size = null;
  }
  if (!size || size.width < 1 || size.height < 1) throw new Refusal("knowledge.file_damaged");
  if (size.width * size.height > MAX_PIXELS) throw new Refusal("knowledge.file_too_complex");
  return size;
}

const SIZES: Readonly<Record<string, (view: DataView) => ImageSize | null>> = {
  "image/png": (view) => (view.getUint32(12) === 0x49484452 ? { width: view.getUint32(16), height: view.getUint32(20) } : null),
  "image/gif": (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) }),
  "image/jpeg": sizeOfJpeg,
  "image/webp": sizeOfWebp,
};

/** Segment by segment up to the frame header. */
function sizeOfJpeg(view: DataView): ImageSize | null {
  let at = 2;
  while (at < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) at += 1;
    else if (JPEG_FRAMES.has(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    else at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** Lossy, lossless and extended files each say it in a place of their own (RFC 9649). */
function sizeOfWebp(view: DataView): ImageSize | null {
  switch (view.getUint32(12)) {
    case 0x56503820:
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case 0x5650384c: {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    case 0x56503858:
      return { width: read24(view, 24) + 1, height: read24(view, 27) + 1 };
    default:
      return null;
  }
}

function read24(view: DataView, at: number): number {
  return view.getUint16(at, true) + view.getUint8(at + 2) * 65_536;
}
