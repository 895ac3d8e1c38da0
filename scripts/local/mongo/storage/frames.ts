// The log on disk: frames of `length | crc32 | entries`, each the whole effect of one commit. A frame is applied
// entirely or, when a kill cut it short, not at all.
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { crc32 } from "node:zlib";

export type JournalEntry =
  | { type: "put" | "remove" | "collection"; namespace: string; raw: Uint8Array }
  | { type: "drop"; namespace: string }
  | { type: "session"; raw: Uint8Array };

const typeCodes = { put: 1, remove: 2, collection: 3, drop: 4, session: 5 } as const;
const frameHeadBytes = 8;
const entryHeadBytes = 7;
const noBytes = new Uint8Array(0);

function parts(entry: JournalEntry): { namespace: Buffer; raw: Uint8Array } {
  const namespace = entry.type === "session" ? Buffer.alloc(0) : Buffer.from(entry.namespace);
  return { namespace, raw: entry.type === "drop" ? noBytes : entry.raw };
}

export function encodeFrame(entries: readonly JournalEntry[]): Buffer {
  const encoded = entries.map(parts);
  const length = encoded.reduce((total, { namespace, raw }) => total + entryHeadBytes + namespace.length + raw.length, 0);
  const frame = Buffer.allocUnsafe(frameHeadBytes + length);
  let at = frameHeadBytes;
  for (const [position, { namespace, raw }] of encoded.entries()) {
    frame.writeUInt8(typeCodes[entries[position]?.type ?? "put"], at);
    frame.writeUInt16LE(namespace.length, at + 1);
    frame.writeUInt32LE(raw.length, at + 3);
    frame.set(namespace, at + entryHeadBytes);
    frame.set(raw, at + entryHeadBytes + namespace.length);
    at += entryHeadBytes + namespace.length + raw.length;
  }
  frame.writeUInt32LE(length, 0);
  frame.writeUInt32LE(crc32(frame.subarray(frameHeadBytes)), 4);
  return frame;
}

function decodeEntries(body: Buffer): JournalEntry[] {
  const entries: JournalEntry[] = [];
  for (let at = 0; at < body.length; ) {
    const code = body.readUInt8(at);
    const nameLength = body.readUInt16LE(at + 1);
    const rawLength = body.readUInt32LE(at + 3);
    const rawStart = at + entryHeadBytes + nameLength;
    const namespace = body.toString("utf8", at + entryHeadBytes, rawStart);
    const raw = body.subarray(rawStart, rawStart + rawLength);
    entries.push(toEntry(code, namespace, raw));
    at = rawStart + rawLength;
  }
  return entries;
}

function toEntry(code: number, namespace: string, raw: Uint8Array): JournalEntry {
  switch (code) {
    case typeCodes.put:
      return { type: "put", namespace, raw };
    case typeCodes.remove:
      return { type: "remove", namespace, raw };
    case typeCodes.collection:
      return { type: "collection", namespace, raw };
    case typeCodes.drop:
      return { type: "drop", namespace };
    case typeCodes.session:
      return { type: "session", raw };
    default:
      throw new Error(`The log holds an entry of unknown type ${code}: it was written by a newer version.`);
  }
}

interface FrameScan {
  frames: number;
  /** Where the last whole frame ends; what follows is a torn write. */
  validBytes: number;
}

/** Calls `apply` per frame. Stops at a torn tail; damage in front of further data is an error, not a tail. */
export function scanFrames(file: string, apply: (entries: JournalEntry[]) => void): FrameScan {
  const descriptor = openSync(file, "r");
  try {
    const size = fstatSync(descriptor).size;
    const scan: FrameScan = { frames: 0, validBytes: 0 };
    const head = Buffer.alloc(frameHeadBytes);
    while (scan.validBytes + frameHeadBytes <= size) {
      readSync(descriptor, head, 0, frameHeadBytes, scan.validBytes);
      const end = scan.validBytes + frameHeadBytes + head.readUInt32LE(0);
      if (end > size) break;
      const body = Buffer.alloc(head.readUInt32LE(0));
      readSync(descriptor, body, 0, body.length, scan.validBytes + frameHeadBytes);
      if (crc32(body) !== head.readUInt32LE(4)) {
        if (end === size) break;
        throw new Error(`${file} is damaged at byte ${scan.validBytes}: restore a copy of it, or move the folder away to start empty.`);
      }
      apply(decodeEntries(body));
      scan.frames++;
      scan.validBytes = end;
    }
    return scan;
  } finally {
    closeSync(descriptor);
  }
}
