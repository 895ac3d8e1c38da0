export type Figures = { calls: number; costMicros: number; blocked: number; flagged: number; trips: number };

/** Null of a time in which nothing happened. */
export function textOfFigures({ calls, costMicros, blocked, flagged, trips }: Figures): string | null {
  if (calls + blocked + flagged + trips === 0) return null;
  return [
    `${count(calls, "call")} to models, for ${dollars(costMicros)}.`,
    `The guard blocked ${blocked.toLocaleString("en")} and flagged ${flagged.toLocaleString("en")}.`,
    `The fail-safe tripped ${trips === 0 ? "nothing" : `${count(trips, "time")}`}.`,
  ].join("\n");
}

const count = (number: number, word: string) => `${number.toLocaleString("en")} ${word}${number === 1 ? "" : "s"}`;
const dollars = (micros: number) => `$${(micros / 1_000_000).toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
