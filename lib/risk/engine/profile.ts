// What is known of one account, in 896 bytes whatever it has done: decayed counts and sums instead of windows, estimates instead of lists.
// The same bytes are kept in memory and in the database. An account pays and is paid, so one profile has both sides.

/** Bytes of a stored profile. */
export const PROFILE_BYTES = 896;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How long until half of what was counted is forgotten. */
export const HALF_LIVES_MS = [HOUR_MS, DAY_MS, 7 * DAY_MS, 30 * DAY_MS] as const;

/** Float64 slots: epoch milliseconds, 0 for never. */
export const MOMENT = {
  first: 0,
  lastOut: 1,
  lastIn: 2,
  labelsOut: 3,
  labelsIn: 4,
  /** Of the first and the newest fraud of the present run of frauds, on each side. */
  fraudOutFirst: 5,
  fraudOutLast: 6,
  fraudInFirst: 7,
  fraudInLast: 8,
} as const;
const MOMENTS = 9;

/** Float32 slots of one side. `mean` and `deviation` are of the logarithm of the amount. */
export const SIDE = {
  count: 0,
  mean: 1,
  deviation: 2,
  peak: 3,
  /** Decayed counts by HALF_LIVES_MS. */
  counts: 4,
  /** Decayed sums by HALF_LIVES_MS. */
  sums: 8,
  /** Decayed count of counterparties never seen before, seven days. */
  fresh: 12,
  partners: 13,
} as const;
const SIDE_SLOTS = 14;

/** Float32 slots of the labels of one side, by the last two of HALF_LIVES_MS. */
export const LABEL = { frauds7: 0, frauds30: 1, judged7: 2, judged30: 3 } as const;
const LABEL_SLOTS = 4;

export const OUT = 0;
export const IN = SIDE_SLOTS;
export const LABELS_OUT = 2 * SIDE_SLOTS;
export const LABELS_IN = LABELS_OUT + LABEL_SLOTS;
export const PLACE = LABELS_IN + LABEL_SLOTS;
export const HOURS = PLACE + 2;
export const AMOUNTS = HOURS + 24;
export const AMOUNT_BINS = 24;
const FLOATS = AMOUNTS + AMOUNT_BINS;

export const PARTNERS = 24;
export const SOURCES = 12;
export const CATEGORIES = 12;

/** Views into one buffer: changing them changes what is stored. */
export type Profile = {
  bytes: Uint8Array<ArrayBuffer>;
  moments: Float64Array<ArrayBuffer>;
  stats: Float32Array<ArrayBuffer>;
  /** Hashes of whom it paid and who paid it, newest first. */
  payees: Uint32Array<ArrayBuffer>;
  payers: Uint32Array<ArrayBuffer>;
  /** Where its money came from, over several hops: hashes, and the day each arrived. */
  sources: Uint32Array<ArrayBuffer>;
  sourceDays: Float32Array<ArrayBuffer>;
  /** Hash, count, mean and deviation of the log amount for each category it spends in. */
  categories: Uint32Array<ArrayBuffer>;
  categoryStats: Float32Array<ArrayBuffer>;
};

export function createProfile(stored?: Uint8Array): Profile {
  if (stored !== undefined && stored.byteLength !== PROFILE_BYTES)
    throw new RangeError(`A profile has ${PROFILE_BYTES} bytes, not ${stored.byteLength}.`);
  const buffer = new ArrayBuffer(PROFILE_BYTES);
  const bytes = new Uint8Array(buffer);
  if (stored) bytes.set(stored);
  let offset = 0;
  const take = (length: number): number => {
    const start = offset;
    offset += length;
    return start;
  };
  return {
    bytes,
    moments: new Float64Array(buffer, take(MOMENTS * 8), MOMENTS),
    stats: new Float32Array(buffer, take(FLOATS * 4), FLOATS),
    payees: new Uint32Array(buffer, take(PARTNERS * 4), PARTNERS),
    payers: new Uint32Array(buffer, take(PARTNERS * 4), PARTNERS),
    sources: new Uint32Array(buffer, take(SOURCES * 4), SOURCES),
    sourceDays: new Float32Array(buffer, take(SOURCES * 4), SOURCES),
    categories: new Uint32Array(buffer, take(CATEGORIES * 4), CATEGORIES),
    categoryStats: new Float32Array(buffer, take(CATEGORIES * 3 * 4), CATEGORIES * 3),
  };
}
