import { createPopulation, type Population } from "../engine/population.ts";
import { createTails, type Tails } from "../engine/surprise.ts";

/** What is usual in an organization, as the engine asks for it. */
export type Usual = { population: Population; tails: Tails };

/** Float64, little-endian: mean and spread of all, both totals, the bins of amounts and of each tail, then four numbers a category. */
const HEADER = 5;
const PER_CATEGORY = 4;

export function encodePopulation({ population, tails }: Usual): Uint8Array {
  const { all, amounts, categories } = population;
  const spreads = [...categories].flatMap(([hash, { count, mean, deviation }]) => [hash, count, mean, deviation]);
  const header = [all.count, all.mean, all.deviation, population.total, tails.total];
  const values = [...header, ...amounts, ...tails.counts.flatMap((counts) => [...counts]), ...spreads];
  const bytes = new Uint8Array(values.length * 8);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of values.entries()) view.setFloat64(index * 8, value, true);
  return bytes;
}

/** Throws RangeError when the bytes have not the shape of one. */
export function decodePopulation(bytes: Uint8Array): Usual {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [population, tails] = [createPopulation(), createTails()];
  let offset = 0;
  const next = (): number => {
    const value = view.getFloat64(offset, true);
    offset += 8;
    return value;
  };
  population.all = { count: next(), mean: next(), deviation: next() };
  population.total = next();
  tails.total = next();
  for (const bins of [population.amounts, ...tails.counts]) for (let index = 0; index < bins.length; index += 1) bins[index] = next();
  const rest = bytes.byteLength - offset;
  if (rest < 0 || rest % (8 * PER_CATEGORY) !== 0)
    throw new RangeError(`${bytes.byteLength} bytes are no population of ${HEADER} figures.`);
  while (offset < bytes.byteLength) population.categories.set(next(), { count: next(), mean: next(), deviation: next() });
  return { population, tails };
}
