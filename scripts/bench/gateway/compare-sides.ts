import type { ClosedLoad, ClosedLoop, ClosedResult } from "./closed-loop.ts";
import { MODES, type Mode } from "./exchange.ts";
import { askOnce, type OpenResult, runOpenLoop } from "./open-loop.ts";
import { peakMemoryMb, processorMs } from "./process-cost.ts";
import type { Side } from "./sides.ts";

/** Every load on every side in turn, several times over: a busy moment of the machine hits all of them. */
export type Plan = {
  rounds: number;
  connections: readonly number[];
  closedSeconds: number;
  perSecond: readonly number[];
  openSeconds: number;
  warmUpSeconds: number;
};

export type Round<Result> = { side: string; mode: Mode; load: number; result: Result };
/** `processorMs` is that of the side's process for one answer. */
export type CostedResult = ClosedResult & { processorMs: number };
export type Comparison = { closed: Round<CostedResult>[]; open: Round<OpenResult>[]; memoryMb: ReadonlyMap<string, number> };

/** By then the machine code of the paths has been made; a side that takes long for them is given up on after its seconds. */
const WARM_UP_ANSWERS = 5_000;

export async function compareSides(sides: readonly Side[], loop: ClosedLoop, plan: Plan): Promise<Comparison> {
  const closed: Round<CostedResult>[] = [];
  const open: Round<OpenResult>[] = [];
  const memoryMb = new Map<string, number>();
  for (const side of sides) await prepare(side, loop, plan.warmUpSeconds);
  for (let round = 0; round < plan.rounds; round += 1) {
    for (const mode of MODES) {
      for (const connections of plan.connections) {
        for (const side of sides) {
          const result = await runCosted(side, loop, { mode, connections, seconds: plan.closedSeconds });
          closed.push({ side: side.name, mode, load: connections, result });
        }
      }
      for (const perSecond of plan.perSecond) {
        for (const side of sides) {
          const result = await runOpenLoop(side, { mode, perSecond, seconds: plan.openSeconds });
          open.push({ side: side.name, mode, load: perSecond, result });
        }
      }
    }
    for (const { name, pid } of sides) if (pid !== null) memoryMb.set(name, peakMemoryMb(pid));
  }
  return { closed, open, memoryMb };
}

/** A side that answers wrongly is not measured: fast nonsense would win. */
async function prepare(side: Side, loop: ClosedLoop, seconds: number): Promise<void> {
  for (const mode of MODES) {
    const fault = await askOnce(side, mode);
    if (fault !== null) throw new Error(`${side.name} does not answer as it should (${mode}): ${fault}`);
    let answers = 0;
    for (let second = 0; second < seconds && answers < WARM_UP_ANSWERS; second += 1)
      answers += (await loop.run(side, { mode, connections: 10, seconds: 1 })).answers;
  }
}

async function runCosted(side: Side, loop: ClosedLoop, load: ClosedLoad): Promise<CostedResult> {
  const costMs = () => (side.pid === null ? Number.NaN : processorMs(side.pid));
  const beforeMs = costMs();
  const result = await loop.run(side, load);
  return { ...result, processorMs: (costMs() - beforeMs) / result.answers };
}
