import * as z from "zod/mini";
import { requestJson } from "./http.ts";

const stateSchema = z.enum(["pass", "warn", "fail", "not-applicable"]);
export type ReadinessState = z.infer<typeof stateSchema>;

const itemSchema = z.object({
  id: z.string(),
  group: z.string(),
  title: z.string(),
  state: stateSchema,
  evidence: z.string(),
  why: z.string(),
  mend: z.string(),
  durationMs: z.number(),
});
export type ReadinessItem = z.infer<typeof itemSchema>;

const rollbackSchema = z.object({
  isAdvised: z.boolean(),
  triggers: z.array(z.object({ name: z.string(), title: z.string(), isFired: z.boolean(), evidence: z.string() })),
  deployment: z.object({ version: z.string(), startedAt: z.string() }),
  target: z.nullable(z.object({ version: z.string(), startedAt: z.string() })),
  command: z.nullable(z.string()),
  note: z.string(),
});
export type Rollback = z.infer<typeof rollbackSchema>;

const readinessSchema = z.object({
  isReady: z.boolean(),
  checkedAt: z.string(),
  counts: z.object({ pass: z.number(), warn: z.number(), fail: z.number(), "not-applicable": z.number() }),
  items: z.array(itemSchema),
  rollback: z.nullable(rollbackSchema),
});
export type Readiness = z.infer<typeof readinessSchema>;

export function getReadiness(isAgain: boolean, signal?: AbortSignal): Promise<Readiness> {
  return requestJson(`/api/operations/readiness${isAgain ? "?again=true" : ""}`, readinessSchema, signal ? { signal } : {});
}
