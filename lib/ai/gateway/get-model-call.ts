import { z } from "zod";
import { guardVerdictSchema } from "../../guard/schema.ts";
import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { CallLog } from "./call-log.ts";
import { CALL_ENDPOINTS, CALL_OUTCOMES, type ModelCallRecord } from "./model-call.store.ts";

export const modelCallSchema = z.object({
  id: z.string(),
  endpoint: z.enum(CALL_ENDPOINTS),
  at: z.iso.datetime(),
  durationMs: z.int().min(0),
  outcome: z.enum(CALL_OUTCOMES),
  errorCode: z.string().nullable(),
  provider: z.string().nullable(),
  model: z.string().nullable(),
  isDemo: z.boolean(),
  fallbackReason: z.string().nullable(),
  cache: z.string(),
  verdicts: z.array(guardVerdictSchema),
  inputTokens: z.int().min(0),
  outputTokens: z.int().min(0),
  /** Millionths of a US dollar. */
  costMicros: z.int().min(0),
});

/** One's own; with `usage.read`, everybody's of the organization. */
export async function getModelCall(ctx: Context<{ callLog: CallLog }>, callId: string): Promise<z.infer<typeof modelCallSchema>> {
  assertPermission(ctx, "ai.read");
  const record = await ctx.deps.callLog.find(ctx.orgId, callId);
  if (!record || !isVisible(ctx, record)) throw new AppError("not_found", "gateway.call_not_found", `No call ${callId}.`);
  const { _id, orgId, userId, keyId, expiresAt, at, ...call } = record;
  return { id: _id, at: at.toISOString(), ...call };
}

function isVisible({ actor, permissions }: Context, { userId, keyId }: ModelCallRecord): boolean {
  if (permissions.has("usage.read")) return true;
  return actor.type === "user" ? userId === actor.userId : actor.type === "apiKey" && keyId === actor.keyId;
}
