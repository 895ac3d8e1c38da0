import type { Spender } from "../../ai/budgets.ts";
import type { Context } from "../../platform/context.ts";
import type { ChatDeps } from "../ports.ts";
import type { TurnRecord } from "../turn-record.ts";
import { callName } from "./usage-rows.ts";

/**
 * Money set aside for a turn's calls. A call is written down before its hold is taken, under the name its lost row would have, so
 * whatever dies in between: the turn knows every hold there can be, and its projection settles them all. Again changes nothing.
 */
export async function reserveCall(
  ctx: Context<ChatDeps>,
  turn: TurnRecord,
  call: { key: string; index: number; micros: number },
): Promise<void> {
  await ctx.deps.budgets.reserve(spenderOf(turn), { id: holdId(turn, callName(call.key, turn.fence, call.index)), micros: call.micros });
}

/** What a customer is charged for is what their caps count; a call that brought nothing frees what was held for it. */
export async function settleHolds(ctx: Context<ChatDeps>, turn: TurnRecord): Promise<void> {
  for (const [name, spentMicros] of spentByCall(turn))
    await ctx.deps.budgets.settle({ id: holdId(turn, name), orgId: turn.orgId }, spentMicros);
}

function spenderOf({ orgId, userId, keyId }: TurnRecord): Spender {
  return { orgId, userId, keyId: keyId ?? null, feature: "chat" };
}

const holdId = (turn: TurnRecord, name: string): string => `${turn._id}:${name}`;

/** Calls of runs before the last stand in the rows only, those of the last in their steps. */
function spentByCall({ steps, usage }: TurnRecord): Map<string, number> {
  const spent = new Map(usage.filter(({ step }) => step.includes("#")).map(({ step }) => [step, 0]));
  for (const [key, { calls = [], fence, state }] of Object.entries(steps)) {
    const own = usage.find(({ step }) => step === key);
    const paidMicros = state === "finished" && own?.bookedTo === "customer" ? own.costMicros : 0;
    for (const [index, { outcome }] of calls.entries()) spent.set(callName(key, fence, index), outcome === "answered" ? paidMicros : 0);
  }
  return spent;
}
