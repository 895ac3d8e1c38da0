// A message of which the guard is not sure is answered and judged at the same time. Nothing of the answer is shown, and no tool is
// used, before the judge has spoken. Its word is a step of its own: a retry goes by what was said and asks nobody again.

import { consultJudge, isGrey } from "../../guard/consult-judge.ts";
import { type GuardVerdict, guardVerdictSchema } from "../../guard/schema.ts";
import type { Turn } from "./turn-run.ts";

/** The judge found what the guard was not sure of. */
export class NotCleared extends Error {
  override readonly name = "NotCleared";
  readonly verdict: GuardVerdict;

  constructor(verdict: GuardVerdict) {
    super("The judge stopped the message.");
    this.verdict = verdict;
  }
}

export type Clearance = {
  /** Settles when the message may be answered; fails with `NotCleared` when it may not. */
  wait(): Promise<GuardVerdict>;
  /** The turn is over, one way or the other: nothing is written after it. */
  end(): Promise<void>;
};

/** `text` is what the model gets of the message. */
export async function startClearance(turn: Turn, verdict: GuardVerdict, text: string): Promise<Clearance> {
  if (!isGrey(verdict)) return cleared(verdict);
  const { judge } = await turn.ctx.deps.guard.policyOf(turn.record.orgId);
  if (judge.mode === "off") return cleared(verdict);
  const over = new AbortController();
  const judging = askJudge(turn, { verdict, text, signal: AbortSignal.any([turn.signal, over.signal]) });
  judging.catch(() => undefined);
  return {
    wait: () => judging,
    async end() {
      over.abort();
      await judging.catch(() => undefined);
    },
  };
}

function cleared(verdict: GuardVerdict): Clearance {
  return { wait: async () => verdict, end: async () => undefined };
}

type Asking = { verdict: GuardVerdict; text: string; signal: AbortSignal };

async function askJudge({ ctx, record, checkpoints }: Turn, { verdict, text, signal }: Asking): Promise<GuardVerdict> {
  const judged = await checkpoints.run({
    key: "judge",
    label: "Asking the judge",
    result: guardVerdictSchema,
    work: async () => {
      const question = { text, isPersonal: verdict.redactions.length > 0, userId: record.userId, keyId: record.keyId ?? null, signal };
      const result = await consultJudge(ctx, verdict, question);
      signal.throwIfAborted();
      return { result, detail: toDetail(result) };
    },
  });
  if (judged.action === "block") throw new NotCleared(judged);
  return judged;
}

function toDetail({ judge }: GuardVerdict): Record<string, string> {
  if (!judge) return { outcome: "nobody to ask" };
  const { outcome, intent, provider, model } = judge;
  return { outcome, ...(intent && { intent }), ...(provider && { provider }), ...(model && { model }) };
}
