import { errorCount, type Figure, milliseconds } from "../report/figures.ts";
import { median, quantile } from "../statistics.ts";
import type { Comparison, Round } from "./compare-sides.ts";
import { MODES, type Mode } from "./exchange.ts";
import type { OpenResult } from "./open-loop.ts";

/**
 * Figures of one run. What a gateway adds is its time less the time of asking the upstream directly, taken in the same round;
 * the targets are those for ours.
 */
export type RunNames = { direct: string; ours: string | null; rival: string | null };

const JUDGED = { connections: 10, perSecond: 200 };
const RATE_TARGETS: Readonly<Record<Mode, number>> = { whole: 3_000, streamed: 1_500 };
const TIMES_RIVAL = 2;
const ADDED_MS: Readonly<Record<Mode, { p50: number; p99: number }>> = { whole: { p50: 1, p99: 5 }, streamed: { p50: 2, p99: 8 } };
const MEMORY_MB = 200;
const IMPORT_MS = 300;

const NOUNS: Readonly<Record<Mode, string>> = { whole: "answers", streamed: "streams" };
const SHARES = [
  ["p50", 0.5],
  ["p99", 0.99],
] as const;

export function toFigures(comparison: Comparison, names: RunNames, importMs: readonly number[]): Figure[] {
  return [
    ...MODES.flatMap((mode) => toRates(comparison, names, mode)),
    ...MODES.flatMap((mode) => toCosts(comparison, names, mode)),
    ...MODES.flatMap((mode) => toDelays(comparison, names, mode)),
    ...toFailures(comparison, names),
    ...[...comparison.memoryMb].map(
      ([side, value]): Figure => ({
        what: `${side}: most memory held (RSS)`,
        value,
        unit: "MB",
        target: side === names.ours ? { type: "at-most", value: MEMORY_MB } : null,
      }),
    ),
    ...(importMs.length > 0 ? [milliseconds("ours: import of the function, median", median(importMs), IMPORT_MS)] : []),
  ];
}

function toRates({ closed }: Comparison, { ours, rival }: RunNames, mode: Mode): Figure[] {
  const of = (side: string | null, load: number) => roundsOf(closed, { side, mode, load }).map(({ perSecond }) => perSecond);
  return loadsOf(closed).flatMap((load): Figure[] => {
    const noun = `${NOUNS[mode]}, ${load} at a time`;
    const isJudged = load === JUDGED.connections;
    const ratios = of(ours, load).map((rate, round) => rate / (of(rival, load)[round] ?? Number.NaN));
    const rates = sidesOf(closed).map((side): Figure => {
      const target = side === ours && isJudged ? ({ type: "at-least", value: RATE_TARGETS[mode] } as const) : null;
      return { what: `${noun}: ${side}`, value: median(of(side, load)), unit: "/s", target };
    });
    if (ours === null || rival === null) return rates;
    const target = isJudged ? ({ type: "at-least", value: TIMES_RIVAL } as const) : null;
    return [...rates, { what: `${noun}: ${ours} ÷ ${rival}`, value: median(ratios), unit: "", target }];
  });
}

/** What of the processor an answer takes: unlike a rate, it hardly changes with whatever else the machine does. */
function toCosts({ closed }: Comparison, { direct, ours }: RunNames, mode: Mode): Figure[] {
  const load = loadsOf(closed).includes(JUDGED.connections) ? JUDGED.connections : (loadsOf(closed)[0] ?? 0);
  const of = (side: string) => roundsOf(closed, { side, mode, load }).map((result) => result.processorMs * 1_000);
  const others = sidesOf(closed).filter((side) => side !== direct);
  const noun = `processor time of ${mode === "whole" ? "an answer" : "a stream"}`;
  return [
    ...others.map((side): Figure => ({ what: `${noun}: ${side}`, value: median(of(side)), unit: "µs", target: null })),
    ...others
      .filter((side) => ours !== null && side !== ours)
      .map((side): Figure => {
        const own = of(ours ?? "");
        const value = median(of(side).map((cost, round) => cost / (own[round] ?? Number.NaN)));
        return { what: `${noun}: ${side} ÷ ours`, value, unit: "", target: null };
      }),
  ];
}

function toDelays({ open }: Comparison, { direct, ours }: RunNames, mode: Mode): Figure[] {
  const timesOf = (result: OpenResult) => (mode === "whole" ? result.totalMs : result.firstByteMs);
  const what = mode === "whole" ? "whole answer" : "first streamed byte";
  return loadsOf(open).flatMap((load): Figure[] => {
    const noun = `${what}, ${load} a second`;
    const base = roundsOf(open, { side: direct, mode, load });
    const late = median(base.map(({ lateMs }) => quantile(lateMs, 0.99)));
    const own = SHARES.map(([name, share]) =>
      milliseconds(`${noun}: ${direct}, ${name}`, median(base.map((result) => quantile(timesOf(result), share)))),
    );
    const added = sidesOf(open)
      .filter((side) => side !== direct)
      .flatMap((side) =>
        SHARES.map(([name, share]) => {
          const differences = roundsOf(open, { side, mode, load }).map((result, round) => {
            const directly = base[round];
            return directly ? quantile(timesOf(result), share) - quantile(timesOf(directly), share) : Number.NaN;
          });
          const most = side === ours && load === JUDGED.perSecond ? ADDED_MS[mode][name] : undefined;
          return milliseconds(`${noun}: ${side} adds, ${name}`, median(differences), most);
        }),
      );
    return [milliseconds(`${noun}: the generator sends late by, p99`, late), ...own, ...added];
  });
}

/** Only ours has to be without: what others fail at is shown. */
function toFailures({ closed, open }: Comparison, { ours }: RunNames): Figure[] {
  return sidesOf(open).map((side) => {
    const all = [...closed, ...open].filter((round) => round.side === side).map(({ result }) => result.failures);
    const value = all.reduce((sum, each) => sum + each, 0);
    if (side === ours) return errorCount(`${side}: failed of all`, value);
    return { what: `${side}: failed of all`, value, unit: "errors", target: null };
  });
}

function roundsOf<Result>(rounds: readonly Round<Result>[], wanted: { side: string | null; mode: Mode; load: number }): Result[] {
  return rounds
    .filter(({ side, mode, load }) => side === wanted.side && mode === wanted.mode && load === wanted.load)
    .map(({ result }) => result);
}

function loadsOf(rounds: readonly Round<unknown>[]): number[] {
  return [...new Set(rounds.map(({ load }) => load))];
}

function sidesOf(rounds: readonly Round<unknown>[]): string[] {
  return [...new Set(rounds.map(({ side }) => side))];
}
