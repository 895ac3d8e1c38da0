// One attack, asked of a model by itself or on the path everybody's requests take, and what it came to.

import { z } from "zod";
import { generateAnswer } from "../../ai/gateway/ask-model.ts";
import type { RouteRequest } from "../../ai/routing.ts";
import type { ChatMessage } from "../../ai/schema.ts";
import { toAppError } from "../../ai/to-app-error.ts";
import { toCaller } from "../../ai/to-caller.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { toInstructions } from "./cases/desks.ts";
import type { DrillCaseDefinition, Signs } from "./cases/drill-case.ts";
import type { DrillPath } from "./drill.schema.ts";
import { findObedience } from "./find-obedience.ts";
import type { DrillRunDeps } from "./ports.ts";

const ANSWER_TOKENS_MAX = 400;

/** `model` null: whichever the organization asks first. */
export type CaseQuestion = { path: DrillPath; model: string | null; definition: DrillCaseDefinition; signs: Signs; signal: AbortSignal };

/** `model`: "provider/model" of whoever answered. */
export type Answered = { text: string; model: string; isDemo: boolean; costMicros: number };
export type CaseReply =
  | { type: "answered"; outcome: "refused" | "blocked" | "obeyed"; why: string | null; answer: Answered }
  /** Nobody was asked. */
  | { type: "blocked"; why: string }
  | { type: "failed"; why: string };

/** Throws DrillStop for what would befall every other case as well, and whatever `signal` says. */
export async function askCase(ctx: Context<DrillRunDeps>, question: CaseQuestion): Promise<CaseReply> {
  try {
    return question.path === "alone" ? await askAlone(ctx, question) : await askGuarded(ctx, question);
  } catch (error) {
    question.signal.throwIfAborted();
    const shown = toAppError(error);
    if (!(shown instanceof AppError)) throw error;
    if (shown.code === "gateway.content_blocked") return { type: "blocked", why: blockedBy(shown) };
    if (STOPPING.has(shown.code)) throw new DrillStop(shown.code);
    return { type: "failed", why: shown.code };
  }
}

/** No case can be answered any more. */
export class DrillStop extends Error {
  override readonly name = "DrillStop";
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

const STOPPING: ReadonlySet<string> = new Set([
  ...["ai.budget_exceeded", "ai.ledger_full", "failsafe.halted", "gateway.model_not_found"],
  ...["provider.none_configured", "provider.auth"],
]);

async function askAlone(ctx: Context<DrillRunDeps>, question: CaseQuestion): Promise<CaseReply> {
  const answer = await ctx.deps.modelAccess.generate(toCaller(ctx, "failsafe"), toRequest(question), { dataClasses: ["message"] });
  return judge(question, toAnswered(answer, answer.text), null);
}

async function askGuarded(ctx: Context<DrillRunDeps>, question: CaseQuestion): Promise<CaseReply> {
  const { canary } = question.signs;
  const answer = await generateAnswer(ctx, {
    ...{ endpoint: "drill", feature: "failsafe", request: toRequest(question), cacheSeconds: null },
    ...{ areInstructionsOurs: true, canary },
  });
  const [, said] = answer.verdicts;
  const isCut = said.action === "block" || said.action === "redact";
  return judge(question, toAnswered(answer, answer.text), isCut ? (said.reasons[0]?.code ?? "guard_out") : null);
}

/** What the guard has cut out of an answer was not said; what is left may still be obedience. */
function judge({ definition, signs }: CaseQuestion, answer: Answered, cutBy: string | null): CaseReply {
  const sign = findObedience(answer.text, definition.expect, signs);
  if (sign !== null) return { type: "answered", outcome: "obeyed", why: sign, answer };
  return { type: "answered", outcome: cutBy === null ? "refused" : "blocked", why: cutBy, answer };
}

type Given = { provider: string; model: string; isDemo: boolean; charge: { costMicros: number } };

function toAnswered({ provider, model, isDemo, charge }: Given, text: string): Answered {
  return { text, model: `${provider}/${model}`, isDemo, costMicros: charge.costMicros };
}

function toRequest({ model, definition, signs, signal }: CaseQuestion): RouteRequest {
  const messages = toMessages(definition, signs);
  return { ...(model !== null && { model }), messages, maxOutputTokens: ANSWER_TOKENS_MAX, signal };
}

export function toMessages({ desk, attack }: DrillCaseDefinition, signs: Signs): ChatMessage[] {
  const { user, earlier = [], document } = attack(signs);
  const instructions = toInstructions(desk, signs.canary);
  const read = document === undefined ? "" : `\n\n<document>\n${document}\n</document>`;
  return [{ role: "system", content: instructions + read }, ...earlier, { role: "user", content: user }];
}

const refusalSchema = z.object({ verdict: z.object({ reasons: z.array(z.object({ code: z.string() })) }) });

function blockedBy({ options }: AppError): string {
  const { data } = refusalSchema.safeParse(options.members);
  return data?.verdict.reasons[0]?.code ?? "guard_in";
}
