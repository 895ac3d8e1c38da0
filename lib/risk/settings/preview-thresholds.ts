import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { DECISIONS, decisionOf, type Thresholds } from "../engine/decision-of.ts";
import type { Judged } from "../reviews/grey-band.ts";
import type { Decision } from "../transactions/transaction-record.ts";
import type { RiskSettingsDeps } from "./ports.ts";
import type { ThresholdPreview } from "./preview.schema.ts";

const DAYS = 7;
const DAY_MS = 86_400_000;
const COUNTED_MAX = 20_000;

/** What other thresholds would have made of the engine's verdicts of the last days, out of their stored scores. Nothing is changed. */
export async function previewThresholds(ctx: Context<RiskSettingsDeps>, thresholds: Thresholds): Promise<ThresholdPreview> {
  assertPermission(ctx, "risk.read");
  const since = new Date(ctx.clock.now() - DAYS * DAY_MS);
  const verdicts = await ctx.deps.reviewedTransactions.listNewestVerdicts(ctx.orgId, { since, limit: COUNTED_MAX + 1 });
  const counted = verdicts.slice(0, COUNTED_MAX);
  return { days: DAYS, counted: counted.length, isComplete: verdicts.length <= COUNTED_MAX, ...compare(counted, thresholds) };
}

function compare(verdicts: readonly Judged[], thresholds: Thresholds): Pick<ThresholdPreview, "before" | "after" | "changes"> {
  const [before, after] = [noneYet(), noneYet()];
  const moves = new Map<string, { from: Decision; to: Decision; count: number }>();
  for (const verdict of verdicts) {
    const { decision: from } = verdict;
    const to = decideAgain(verdict, thresholds);
    before[from] += 1;
    after[to] += 1;
    if (from === to) continue;
    const move = moves.get(`${from} ${to}`) ?? { from, to, count: 0 };
    moves.set(`${from} ${to}`, { ...move, count: move.count + 1 });
  }
  return { before, after, changes: [...moves.values()].toSorted((a, b) => b.count - a.count) };
}

/** What a rule or a list asks for, it asks for at any threshold: its score stands at one of the old ones, and follows it. */
function decideAgain({ score, probability, thresholds: old }: Judged, thresholds: Thresholds): Decision {
  if (score === probability) return decisionOf(score, thresholds);
  const asked = (["monitor", "review", "hold", "block"] as const).find((name) => old[name] === score);
  return asked ? atLeast(asked, decisionOf(probability, thresholds)) : decisionOf(score, thresholds);
}

const atLeast = (asked: Decision, weighed: Decision): Decision => (DECISIONS.indexOf(weighed) > DECISIONS.indexOf(asked) ? weighed : asked);

const noneYet = (): Record<Decision, number> => ({ approve: 0, monitor: 0, review: 0, hold: 0, block: 0 });
