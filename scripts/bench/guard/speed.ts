// How long the guard takes, in time of the processor: what else the machine does is left out. Every text is timed several times and
// its fastest run counts; quantiles are over the texts, which are the project's own grammar's, joined and cut to length.

import { inspectText } from "../../../lib/guard/inspect-text.ts";
import { createOutputGuard } from "../../../lib/guard/output-guard.ts";
import type { GuardFigures } from "../../../lib/guard/report.ts";
import { generateRows } from "../../guard/train/grammar/generate.ts";
import { median, quantile } from "../statistics.ts";
import { measureColdLoad } from "./cold-load.ts";
import { hostileTexts } from "./hostile-texts.ts";

type Speed = NonNullable<GuardFigures["speed"]>;
type Latency = { p50Ms: number; p99Ms: number };
type SpeedReport = { speed: Speed; slowestHostile: { name: string; milliseconds: number }[] };

const LENGTHS = [200, 4_000, 32_000];
const MAX_TEXTS = 400;
const MIN_TEXTS = 100;
const CORPUS_CHARS = 1_600_000;
const RUNS = 3;
const REPEATED_CHARS = 16_000;
const OUTPUT_CHARS = 8_192;
/** What models send at a time. */
const DELTA_CHARS = 24;
const ANSWER_CHARS = 800;
/** An answer of the demo provider, which thinks for no time at all: docs/benchmarks.md, "1 person: answer complete, p50". */
const TURN_MS = 26.1;
const COLD_PROCESSES = 9;

export async function measureSpeed(): Promise<SpeedReport> {
  const corpus = [...generateRows({ seed: 7, count: 6_000 })]
    .filter(({ label }) => label === 0)
    .map(({ text }) => text)
    .join("\n\n");
  const input = Object.fromEntries(
    LENGTHS.map((length) => [String(length), timeAll(cut(corpus, length), (text) => inspectText(text, "user"))]),
  );
  const outputPer8kB = timeAll(cut(corpus, OUTPUT_CHARS), streamOut);
  const answer = timeAll(cut(corpus, ANSWER_CHARS), streamOut);
  const message = input["200"] ?? { p50Ms: 0, p99Ms: 0 };
  const slowestHostile = hostileTexts()
    .map(({ name, text }) => ({ name, milliseconds: fastest(() => inspectText(text, "untrusted")) }))
    .toSorted((a, b) => b.milliseconds - a.milliseconds);
  const speed = {
    input,
    outputPer8kB,
    hostile1MbMs: slowestHostile[0]?.milliseconds ?? 0,
    coldLoadMs: median(await measureColdLoad(COLD_PROCESSES)),
    shareOfTurn: Math.min(1, (message.p50Ms + answer.p50Ms) / TURN_MS),
  };
  return { speed, slowestHostile: slowestHostile.slice(0, 8) };
}

export function describeSpeed({ speed, slowestHostile }: SpeedReport): string[] {
  const latency = ({ p50Ms, p99Ms }: Latency): string => `p50 ${p50Ms.toFixed(3)} ms, p99 ${p99Ms.toFixed(3)} ms`;
  return [
    ...Object.entries(speed.input).map(([length, figures]) => `input check, ${length} characters: ${latency(figures)}`),
    `output scan, 8 kB in deltas of ${DELTA_CHARS}: ${latency(speed.outputPer8kB)}`,
    `hostile megabyte, slowest: ${speed.hostile1MbMs.toFixed(0)} ms`,
    ...slowestHostile.map(({ name, milliseconds }) => `  ${milliseconds.toFixed(0).padStart(6)} ms  ${name}`),
    `cold load and first check: ${speed.coldLoadMs.toFixed(1)} ms`,
    `share of a chat turn: ${(speed.shareOfTurn * 100).toFixed(2)} % (200 characters in, ${ANSWER_CHARS} out, of ${TURN_MS} ms without a model's own time)`,
  ];
}

function cut(corpus: string, length: number): string[] {
  const texts: string[] = [];
  const count = Math.max(MIN_TEXTS, Math.min(MAX_TEXTS, Math.round(CORPUS_CHARS / length)));
  for (let index = 0; index < count; index++) {
    const from = (index * 7_919 * 13) % Math.max(1, corpus.length - length);
    texts.push(corpus.slice(from, from + length));
  }
  return texts;
}

function timeAll(texts: readonly string[], work: (text: string) => unknown): Latency {
  for (const text of texts.slice(0, texts.length / 4)) work(text);
  const times = texts.map((text) => fastest(() => work(text), Math.max(1, Math.round(REPEATED_CHARS / text.length))));
  return { p50Ms: quantile(times, 0.5), p99Ms: quantile(times, 0.99) };
}

/** Short work is repeated within one measurement, which is exact to some microseconds. */
function fastest(work: () => unknown, repeats = 1): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < RUNS; run++) {
    const before = process.cpuUsage();
    for (let repeat = 0; repeat < repeats; repeat++) work();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000 / repeats);
  }
  return best;
}

function streamOut(text: string): number {
  const guard = createOutputGuard();
  let released = 0;
  for (let from = 0; from < text.length; from += DELTA_CHARS) released += guard.push(text.slice(from, from + DELTA_CHARS)).length;
  return released + guard.end().length;
}
