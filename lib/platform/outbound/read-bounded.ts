import type { IncomingMessage } from "node:http";
import type { Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";

const UNPACKERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** A page of text packs to a tenth; what packs to less than a hundredth was made to burst. Small ones may be as they are. */
const RATIO_MAX = 100;
const RATIO_FROM_BYTES = 256_000;

/** Both what comes and what it unpacks to are counted as they come: nothing larger is ever held. */
export async function readBounded(
  message: IncomingMessage,
  encoding: string | undefined,
  maxBytes: number,
): Promise<Uint8Array | "too_large" | "compression"> {
  const name = (encoding ?? "identity").trim().toLowerCase();
  if (Number(message.headers["content-length"] ?? 0) > maxBytes) return "too_large";
  if (name === "identity" || name === "") return collect(message, { maxBytes, packed: () => Number.POSITIVE_INFINITY });
  const unpack = UNPACKERS[name];
  // Packed twice is how a bomb gets past a look at the outer layer.
  if (!unpack) return "compression";
  let packed = 0;
  message.on("data", (piece: Buffer) => {
    packed += piece.byteLength;
  });
  const unpacker = unpack();
  message.on("error", (error) => unpacker.destroy(error));
  message.on("aborted", () => unpacker.destroy(new Error("The connection ended early.")));
  message.pipe(unpacker);
  try {
    return await collect(unpacker, { maxBytes, packed: () => packed });
  } catch (error) {
    if (isBroken(error)) return "compression";
    throw error;
  } finally {
    unpacker.destroy();
  }
}

type Bound = { maxBytes: number; packed: () => number };

async function collect(stream: AsyncIterable<unknown>, { maxBytes, packed }: Bound): Promise<Uint8Array | "too_large" | "compression"> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of stream) {
    if (!(piece instanceof Uint8Array)) continue;
    size += piece.byteLength;
    if (size > maxBytes) return "too_large";
    if (size > RATIO_FROM_BYTES && size > RATIO_MAX * packed()) return "compression";
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** What zlib says of bytes that are not what they claim to be. */
function isBroken(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return code.startsWith("Z_") || code.startsWith("ERR_BROTLI") || code.startsWith("ERR__ERROR_FORMAT");
}
