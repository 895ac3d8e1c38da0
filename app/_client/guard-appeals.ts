import * as z from "zod/mini";
import { requestJson } from "./http.ts";
import { type Verdict, verdictSchema } from "./turns.ts";

const stateSchema = z.enum(["open", "accepted", "dismissed"]);
export type AppealState = z.infer<typeof stateSchema>;

const appealSchema = z.object({
  id: z.string(),
  jobId: z.string(),
  stage: verdictSchema.shape.stage,
  state: stateSchema,
  verdict: verdictSchema,
  /** Null for those who may not decide. */
  text: z.nullable(z.string()),
  note: z.nullable(z.string()),
  createdAt: z.string(),
  createdBy: z.string(),
  decidedAt: z.nullable(z.string()),
  decidedBy: z.nullable(z.string()),
});
export type Appeal = z.infer<typeof appealSchema>;

const appealPageSchema = z.object({ items: z.array(appealSchema), nextCursor: z.nullable(z.string()) });

const PATH = "/api/guard/appeals";
const PAGE_SIZE = 20;

export const APPEALS_EXPORT = `${PATH}/export`;

/** The same message and stage again is the same appeal. */
export function createAppeal(body: { jobId: string; stage: Verdict["stage"]; note?: string }): Promise<Appeal> {
  return requestJson(PATH, appealSchema, { method: "POST", body });
}

export function listAppeals(state: AppealState | null, cursor: string | null, signal: AbortSignal) {
  const query = new URLSearchParams({
    limit: String(PAGE_SIZE),
    ...(state !== null && { state }),
    ...(cursor !== null && { cursor }),
  });
  return requestJson(`${PATH}?${query}`, appealPageSchema, { signal });
}

/** "accepted": the guard was wrong. */
export function decideAppeal(appealId: string, decision: Exclude<AppealState, "open">): Promise<Appeal> {
  return requestJson(`${PATH}/decide`, appealSchema, { method: "POST", body: { appealId, decision } });
}
