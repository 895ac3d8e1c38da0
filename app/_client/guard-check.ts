import * as z from "zod/mini";
import { requestJson } from "./http.ts";
import { verdictSchema } from "./turns.ts";

/** What a text is: a person's message, a model's answer, or something nobody in the conversation wrote. */
export type CheckKind = "input" | "output" | "data";

const place = { start: z.number(), end: z.number() };
const signalSchema = z.object({ id: z.string(), class: z.string(), weight: z.number(), ...place, disguise: z.nullable(z.string()) });
export type CheckSignal = z.infer<typeof signalSchema>;

const foundDataSchema = z.object({ kind: z.string(), class: z.nullable(z.string()), ...place });
export type FoundData = z.infer<typeof foundDataSchema>;

const detailSchema = z.object({
  stages: z.array(z.object({ name: z.string(), milliseconds: z.number() })),
  signals: z.array(signalSchema),
  sentinel: z.nullable(z.object({ score: z.number(), version: z.string() })),
  data: z.array(foundDataSchema),
  /** Null for an answer, which is not scored. */
  threshold: z.nullable(z.number()),
  isGrey: z.boolean(),
  policy: z.object({ version: z.number(), isDraft: z.boolean() }),
});
export type CheckDetail = z.infer<typeof detailSchema>;

const checkSchema = z.object({
  verdict: verdictSchema,
  /** What a model or a reader would get of it; null when it is blocked. */
  text: z.nullable(z.string()),
  detail: detailSchema,
});
export type Check = z.infer<typeof checkSchema>;

export function checkText(kind: CheckKind, text: string, signal: AbortSignal): Promise<Check> {
  return requestJson("/api/guard/check", checkSchema, { method: "POST", body: { kind, text, detail: true }, signal });
}
