import { ArchiveFault } from "./archive-fault.ts";

const LENGTH_BYTES = 4;
/** An empty document: its length and the closing zero. */
const SHORTEST = 5;

/** BSON says its own length first; what does not add up to whole documents is refused. */
export function* splitDocuments(plain: Buffer, part: number): Generator<Buffer> {
  for (let at = 0; at < plain.length; ) {
    const left = plain.length - at;
    const length = left < LENGTH_BYTES ? 0 : plain.readInt32LE(at);
    if (length < SHORTEST || length > left || plain[at + length - 1] !== 0)
      throw new ArchiveFault("document_unreadable", `Part ${part} holds something that is no document, at byte ${at}.`, { part });
    yield plain.subarray(at, at + length);
    at += length;
  }
}
