// Sixteen multiplications at a time: WebAssembly has them, JavaScript has not. The module below is one function of forty instructions,
// written out in bytes because it never changes; dot-products.test.ts holds it against plain arithmetic.

/** For `count` vectors in one block, the dot product of each with `query`; `into` gets one whole number for each. */
export function dotProducts(vectors: Int8Array, query: Int8Array, count: number, into: Int32Array): void {
  const dimensions = query.length;
  const room = Math.floor((MEMORY_BYTES - QUERY_BYTES) / (dimensions + 4));
  if (dimensions % LANES !== 0 || dimensions > QUERY_BYTES || room < 1) {
    plainProducts(vectors, query, count, into);
    return;
  }
  kernel ??= load();
  const { bytes, whole, dots } = kernel;
  bytes.set(query, 0);
  for (let from = 0; from < count; from += room) {
    const part = Math.min(room, count - from);
    const products = QUERY_BYTES + part * dimensions;
    bytes.set(vectors.subarray(from * dimensions, (from + part) * dimensions), QUERY_BYTES);
    dots(0, QUERY_BYTES, dimensions, part, products);
    into.set(whole.subarray(products >> 2, (products >> 2) + part), from);
  }
}

/** For lengths that are no multiple of sixteen. */
export function plainProducts(vectors: Int8Array, query: Int8Array, count: number, into: Int32Array): void {
  for (let vector = 0; vector < count; vector += 1) {
    let sum = 0;
    for (const [index, step] of query.entries()) sum += step * (vectors[vector * query.length + index] ?? 0);
    into[vector] = sum;
  }
}

const LANES = 16;
const PAGE_BYTES = 65_536;
const MEMORY_PAGES = 8;
const MEMORY_BYTES = MEMORY_PAGES * PAGE_BYTES;
const QUERY_BYTES = 8_192;

type Kernel = { bytes: Int8Array; whole: Int32Array; dots: Dots };
/** Offsets in bytes of the query, the vectors and the products. A call is synchronous, so the memory is nobody else's meanwhile. */
type Dots = (query: number, vectors: number, dimensions: number, count: number, products: number) => void;

let kernel: Kernel | null = null;

function load(): Kernel {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(MODULE)));
  const { memory, dots } = exports;
  if (!(memory instanceof WebAssembly.Memory) || typeof dots !== "function") throw new Error("The module has lost its exports.");
  return {
    bytes: new Int8Array(memory.buffer),
    whole: new Int32Array(memory.buffer),
    dots: (...args) => void dots(...args),
  };
}

const text = (value: string): number[] => [value.length, ...Buffer.from(value)];
const section = (id: number, ...content: number[]): number[] => [id, ...leb(content.length), ...content];
const simd = (code: number, ...rest: number[]): number[] => [0xfd, ...leb(code), ...rest];

function leb(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb(value >>> 7)];
}

const I32 = 0x7f;
const V128 = 0x7b;
const VOID_BLOCK = 0x40;
const get = (local: number): number[] => [0x20, local];
const set = (local: number): number[] => [0x21, local];
const constant = (value: number): number[] => [0x41, value];
const ADD = 0x6a;
// Parameters, then locals: the query's place and end in this vector, the sums, sixteen of the query, sixteen of the vector.
const [QUERY, VECTOR, DIMENSIONS, COUNT, PRODUCT, AT, SUMS, ONE, OTHER] = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;

const BODY: readonly number[] = [
  ...[0x02, VOID_BLOCK, ...get(COUNT), 0x45, 0x0d, 0],
  ...[0x03, VOID_BLOCK, ...get(QUERY), ...set(AT), ...simd(0x0c, ...Array.from({ length: LANES }, () => 0)), ...set(SUMS)],
  ...[0x03, VOID_BLOCK],
  ...[...get(AT), ...simd(0x00, 0, 0), ...set(ONE), ...get(VECTOR), ...simd(0x00, 0, 0), ...set(OTHER)],
  // Two products of eight bits fit into sixteen; pairs of those are added up in thirty-two.
  ...[...get(ONE), ...get(OTHER), ...simd(0x9c), ...get(ONE), ...get(OTHER), ...simd(0x9d), ...simd(0x8e)],
  ...[...simd(0x7e), ...get(SUMS), ...simd(0xae), ...set(SUMS)],
  ...[...get(VECTOR), ...constant(LANES), ADD, ...set(VECTOR), ...get(AT), ...constant(LANES), ADD, 0x22, AT],
  ...[...get(QUERY), ...get(DIMENSIONS), ADD, 0x49, 0x0d, 0, 0x0b],
  ...[...get(PRODUCT), ...[0, 1, 2, 3].flatMap((lane) => [...get(SUMS), ...simd(0x1b, lane)]), ADD, ADD, ADD, 0x36, 2, 0],
  ...[...get(PRODUCT), ...constant(4), ADD, ...set(PRODUCT), ...get(COUNT), ...constant(1), 0x6b, 0x22, COUNT, 0x0d, 0, 0x0b],
  ...[0x0b, 0x0b],
];

const FUNCTION: readonly number[] = [3, 1, I32, 3, V128, 0, I32, ...BODY];

const MODULE: readonly number[] = [
  ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...section(1, 1, 0x60, 5, I32, I32, I32, I32, I32, 0),
  ...section(3, 1, 0),
  ...section(5, 1, 0, MEMORY_PAGES),
  ...section(7, 2, ...text("memory"), 2, 0, ...text("dots"), 0, 0),
  ...section(10, 1, ...leb(FUNCTION.length), ...FUNCTION),
];
