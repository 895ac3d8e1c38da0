const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 8_000;

/** 0.5 s doubling to 8 s, of which a random half is kept, so that many tabs do not come back at the same moment. */
export function reconnectDelayMs(failures: number, random: () => number): number {
  const ceiling = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(ceiling / 2 + (ceiling / 2) * random());
}
