import * as z from "zod/mini";
import { requestJson } from "./http.ts";

export const AUDIT_CATEGORIES = ["injection", "jailbreak", "harm", "bias", "leak", "pii", "ungrounded"] as const;
export type AuditCategory = (typeof AUDIT_CATEGORIES)[number];
export type AuditPlace = AuditFinding["where"];
export const AUDIT_SOURCES = ["submitted", "chat", "gateway", "playground", "prompts", "drill"] as const;

const text = z.nullable(z.string());
const categorySchema = z.enum(AUDIT_CATEGORIES);

const findingSchema = z.object({
  category: categorySchema,
  check: z.string(),
  code: z.string(),
  reason: z.string(),
  where: z.enum(["prompt", "context", "response"]),
  start: z.number(),
  end: z.number(),
  weight: z.number(),
});
export type AuditFinding = z.infer<typeof findingSchema>;

const judgesSchema = z.object({
  state: z.enum(["off", "unreachable", "waiting", "agreed", "undecided", "refused", "late", "failed"]),
  decision: text,
  agreement: z.nullable(z.number()),
  votes: z.array(z.object({ voter: z.string(), decision: text, score: z.nullable(z.number()), absence: text, latencyMs: z.number() })),
});
export type AuditJudges = z.infer<typeof judgesSchema>;

const verdictFields = {
  id: z.string(),
  passed: z.boolean(),
  safetyScore: z.number(),
  /** Safety per category: 1 is nothing found, null is not judged. */
  scores: z.record(categorySchema, z.nullable(z.number())),
};
const groundFields = {
  scoredBy: z.record(categorySchema, text),
  threshold: z.number(),
  judges: judgesSchema,
  checksVersion: z.string(),
  findings: z.array(findingSchema),
};
const failSafeSchema = z.object({ triggered: z.boolean(), leaseId: text });

const answerSchema = z.object({ ...verdictFields, ...groundFields, failSafe: failSafeSchema, latencyMs: z.number(), tripId: text });
export type AuditAnswer = z.infer<typeof answerSchema>;

const summarySchema = z.object({
  ...verdictFields,
  at: z.string(),
  source: z.enum(AUDIT_SOURCES),
  model: z.string(),
  runId: text,
  failedIn: z.array(categorySchema),
  /** An answer of the product that was not told, or was taken back. */
  isWithheld: z.boolean(),
  findingCount: z.number(),
  failSafe: failSafeSchema,
  tripId: text,
  userId: text,
  keyId: text,
  latencyMs: z.number(),
});
export type AuditSummary = z.infer<typeof summarySchema>;

const auditSchema = z.extend(summarySchema, {
  ...groundFields,
  texts: z.nullable(z.object({ prompt: z.string(), response: z.string(), context: text })),
});
export type SafetyAudit = z.infer<typeof auditSchema>;

const counts = { audits: z.number(), failed: z.number() };
const modelSchema = z.object({
  model: z.string(),
  ...counts,
  passRate: z.number(),
  days: z.array(z.object({ day: z.string(), ...counts })),
  lastAuditAt: z.string(),
  lastFailure: z.nullable(z.object({ auditId: z.string(), at: z.string() })),
  lease: z.object({ state: z.enum(["UNINITIALIZED", "PENDING", "VALID", "EXPIRED", "DENIED"]), reason: text, tripId: text }),
});
export type RegisteredModel = z.infer<typeof modelSchema>;

const PATH = "/api/failsafe/audits";

export type TextToAudit = { model: string; prompt: string; response: string; context?: string };

export function submitAudit(body: TextToAudit): Promise<AuditAnswer> {
  return requestJson(PATH, answerSchema, { method: "POST", body });
}

export function listAudits(query: string, cursor: string | null, signal: AbortSignal) {
  const search = new URLSearchParams(query);
  if (cursor !== null) search.set("cursor", cursor);
  return requestJson(`${PATH}?${search}`, z.object({ items: z.array(summarySchema), nextCursor: text }), { signal });
}

export function getAudit(auditId: string, signal: AbortSignal): Promise<SafetyAudit> {
  return requestJson(`${PATH}/${encodeURIComponent(auditId)}`, auditSchema, { signal });
}

export function listRegisteredModels(cursor: string | null, signal: AbortSignal) {
  const query = cursor === null ? "" : `?cursor=${encodeURIComponent(cursor)}`;
  return requestJson(`/api/failsafe/registry${query}`, z.object({ items: z.array(modelSchema), nextCursor: text }), { signal });
}
