// A run feeds what its seed makes into the path every transaction takes. Where it stands is one number on its record, moved by
// compare-and-set after the payments were judged: a step that dies is played again, and its payments are answered as repeated.

import type { Context } from "../../platform/context.ts";
import { analyzeTransactions } from "../transactions/analyze-transactions.ts";
import type { Outcome } from "../transactions/outcome.ts";
import type { Decision } from "../transactions/transaction-record.ts";
import type { DemoAdvance, DemoRunRecord, DemoTally } from "./demo-run.store.ts";
import type { DemoPayment } from "./demo-town.ts";
import { givePast } from "./give-past.ts";
import { planDemoRun, tagOf } from "./plan-demo-run.ts";
import type { DemoPlayDeps } from "./ports.ts";
import { removeRunData } from "./remove-run-data.ts";
import { toDemoInput } from "./to-demo-input.ts";

const HISTORY_BATCH = 250;
const LIVE_BATCH = 50;
const TICK_MS = 500;
const STOPPED: ReadonlySet<Decision> = new Set(["review", "hold", "block"]);

export type Slice = { runId: string; until: number; signal: AbortSignal };

/** Plays until the run is over or the slice is; "more" when there is more to play. */
export async function playSlice(ctx: Context<DemoPlayDeps>, { runId, until, signal }: Slice): Promise<"over" | "more"> {
  let played: Played | null = null;
  for (;;) {
    signal.throwIfAborted();
    const run = await ctx.deps.demoRuns.find(ctx.orgId, runId);
    if (!run?.isOpen) return "over";
    if (!played && run.position === 0) await givePast(ctx, run, planDemoRun({ ...run, payments: run.liveTotal }).past);
    played = planOf(run, played);
    const step = nextStep(run, ctx.clock.now());
    switch (step.type) {
      case "finish":
        await ctx.deps.demoRuns.finish(run, { state: "finished", reason: null, finishedAt: new Date(ctx.clock.now()) });
        return "over";
      case "begin":
        await ctx.deps.demoRuns.startLive(run, new Date(ctx.clock.now()));
        break;
      case "feed":
        await feed(ctx, run, { payments: played.payments, to: step.to, signal });
        break;
      case "wait":
        if (ctx.clock.now() >= until) return "more";
        await ctx.clock.sleep(TICK_MS, signal);
    }
    if (ctx.clock.now() >= until && step.type === "feed") return "more";
  }
}

type Played = { liveFrom: number | null; payments: readonly DemoPayment[] };

/** Made again only when the times of it have changed. */
function planOf(run: DemoRunRecord, known: Played | null): Played {
  const liveFrom = run.liveFrom?.getTime() ?? null;
  if (known && known.liveFrom === liveFrom) return known;
  const { history, live } = planDemoRun({ ...run, payments: run.liveTotal });
  return { liveFrom, payments: [...history, ...live] };
}

type Step = { type: "feed"; to: number } | { type: "begin" } | { type: "wait" } | { type: "finish" };

export function nextStep(
  run: Pick<DemoRunRecord, "kind" | "position" | "historyTotal" | "liveTotal" | "liveFrom" | "perSecond">,
  now: number,
): Step {
  const { kind, position, historyTotal, liveTotal, liveFrom, perSecond } = run;
  const total = historyTotal + liveTotal;
  if (position >= total) return { type: "finish" };
  if (position < historyTotal) return { type: "feed", to: Math.min(historyTotal, position + HISTORY_BATCH) };
  if (liveFrom === null) return { type: "begin" };
  const passed = Math.max(0, now - liveFrom.getTime()) / 1_000;
  const due = kind === "sample" ? total : Math.min(total, historyTotal + Math.floor(passed * perSecond) + 1);
  return due > position ? { type: "feed", to: Math.min(due, position + LIVE_BATCH) } : { type: "wait" };
}

async function feed(
  ctx: Context<DemoPlayDeps>,
  run: DemoRunRecord,
  { payments, to, signal }: { payments: readonly DemoPayment[]; to: number; signal: AbortSignal },
): Promise<void> {
  const from = run.position;
  const batch = payments.slice(from, to);
  const inputs = batch.map((payment, index) => toDemoInput(payment, { tag: tagOf(run._id), index: from + index }));
  const outcomes = await analyzeTransactions(ctx, inputs, { source: { type: "demo", id: run._id }, analysisType: "comprehensive" });
  const isCounted = await ctx.deps.demoRuns.advance(run, { from, to, ...countOutcomes(batch, outcomes, from >= run.historyTotal) });
  if (!isCounted && (await isGone(ctx, run))) await removeRunData(ctx, run, signal);
}

/** Somebody has taken the run away while this was being judged: its last payments must not outlive it. */
async function isGone({ deps }: Context<DemoPlayDeps>, { orgId, _id }: DemoRunRecord): Promise<boolean> {
  const left = await deps.demoRuns.find(orgId, _id);
  return !left || left.state === "removing";
}

/** Of the past nothing is counted: it is there so that the rest can be judged. */
function countOutcomes(
  batch: readonly DemoPayment[],
  outcomes: readonly Outcome[],
  isLive: boolean,
): Pick<DemoAdvance, "decisions" | "tally"> {
  const decisions = { approve: 0, monitor: 0, review: 0, hold: 0, block: 0 };
  const tally: DemoTally = { honest: 0, honestStopped: 0, fraud: 0, fraudStopped: 0 };
  if (!isLive) return { decisions, tally };
  for (const [index, outcome] of outcomes.entries()) {
    if (outcome.type === "conflict") continue;
    const { decision } = outcome.record.verdict;
    const isFraud = batch[index]?.episode !== null;
    decisions[decision] += 1;
    tally[isFraud ? "fraud" : "honest"] += 1;
    if (STOPPED.has(decision)) tally[isFraud ? "fraudStopped" : "honestStopped"] += 1;
  }
  return { decisions, tally };
}
