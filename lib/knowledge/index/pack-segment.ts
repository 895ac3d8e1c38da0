// A segment in memory: vectors as whole numbers from -127 to 127 with one scale each, and an inverted list of the words' keyed numbers.
// Written as one block of bytes, four-byte arrays first, so that it is read back without looking at a single element.

export type Segment = {
  count: number;
  dimensions: number;
  /** What one step of a vector's numbers is worth. */
  scales: Float32Array;
  /** `count` vectors, one behind the other. */
  vectors: Int8Array;
  /** Words of each chunk. */
  lengths: Uint16Array;
  /** Keyed numbers of the words, ascending. */
  terms: Uint32Array;
  /** Where the postings of each term begin; one more than there are terms. */
  offsets: Uint32Array;
  /** Chunk of each posting, counted from the segment's first. */
  chunks: Uint16Array;
  frequencies: Uint8Array;
};

export const SEGMENT_CHUNKS_MAX = 256;
const LEVELS = 127;
const HEADER_WORDS = 4;
const MAX_UINT16 = 65_535;
const MAX_UINT8 = 255;

/** `terms`: keyed numbers of a chunk's words, with how often each stands there. */
export function toSegment(entries: readonly { vector: Float32Array; terms: ReadonlyMap<number, number> }[]): Segment {
  const dimensions = entries[0]?.vector.length ?? 0;
  const scales = new Float32Array(entries.length);
  const vectors = new Int8Array(entries.length * dimensions);
  const lengths = new Uint16Array(entries.length);
  const postings: Postings = new Map();
  for (const [index, { vector, terms }] of entries.entries()) {
    const { scale, steps } = quantize(vector);
    scales[index] = scale;
    vectors.set(steps, index * dimensions);
    let length = 0;
    for (const [term, frequency] of terms) {
      length += frequency;
      note(postings, term, { chunk: index, frequency });
    }
    lengths[index] = Math.min(length, MAX_UINT16);
  }
  return { count: entries.length, dimensions, scales, vectors, lengths, ...invert(postings) };
}

export function quantize(vector: Float32Array): { scale: number; steps: Int8Array } {
  let largest = 0;
  for (const value of vector) largest = Math.max(largest, Math.abs(value));
  const scale = largest / LEVELS;
  return { scale, steps: scale === 0 ? new Int8Array(vector.length) : Int8Array.from(vector, (value) => Math.round(value / scale)) };
}

type Posting = { chunk: number; frequency: number };
type Postings = Map<number, Posting[]>;

function note(postings: Postings, term: number, posting: Posting): void {
  const list = postings.get(term);
  if (list) list.push(posting);
  else postings.set(term, [posting]);
}

function invert(postings: Postings): Pick<Segment, "terms" | "offsets" | "chunks" | "frequencies"> {
  const terms = Uint32Array.from(postings.keys()).toSorted();
  const total = [...postings.values()].reduce((sum, list) => sum + list.length, 0);
  const offsets = new Uint32Array(terms.length + 1);
  const chunks = new Uint16Array(total);
  const frequencies = new Uint8Array(total);
  let at = 0;
  for (const [index, term] of terms.entries()) {
    for (const { chunk, frequency } of postings.get(term) ?? []) {
      chunks[at] = chunk;
      frequencies[at] = Math.min(frequency, MAX_UINT8);
      at += 1;
    }
    offsets[index + 1] = at;
  }
  return { terms, offsets, chunks, frequencies };
}

export function writeSegment(segment: Segment): Uint8Array {
  const { count, dimensions, terms, chunks } = segment;
  const header = Uint32Array.of(count, dimensions, terms.length, chunks.length);
  const parts = [header, segment.scales, terms, segment.offsets, segment.lengths, chunks, segment.frequencies, segment.vectors];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return bytes;
}

/** Throws RangeError where the bytes are not as many as the header says. */
export function readSegment(bytes: Uint8Array): Segment {
  // A copy of its own: what a decoder gives may begin at any address, and four-byte numbers may not.
  const { buffer } = new Uint8Array(bytes);
  const [count = 0, dimensions = 0, terms = 0, postings = 0] = new Uint32Array(buffer, 0, HEADER_WORDS);
  let at = HEADER_WORDS * 4;
  const take = (length: number): number => {
    const start = at;
    at += length;
    return start;
  };
  const segment: Segment = {
    count,
    dimensions,
    scales: new Float32Array(buffer, take(count * 4), count),
    terms: new Uint32Array(buffer, take(terms * 4), terms),
    offsets: new Uint32Array(buffer, take((terms + 1) * 4), terms + 1),
    lengths: new Uint16Array(buffer, take(count * 2), count),
    chunks: new Uint16Array(buffer, take(postings * 2), postings),
    frequencies: new Uint8Array(buffer, take(postings), postings),
    vectors: new Int8Array(buffer, take(count * dimensions), count * dimensions),
  };
  if (at !== buffer.byteLength) throw new RangeError("A segment has another length than it says.");
  return segment;
}

export function sizeOf({ scales, vectors, lengths, terms, offsets, chunks, frequencies }: Segment): number {
  return [scales, vectors, lengths, terms, offsets, chunks, frequencies].reduce((sum, part) => sum + part.byteLength, 0);
}
