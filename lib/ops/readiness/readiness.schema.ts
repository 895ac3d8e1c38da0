import { z } from "zod";
import { rollbackSchema } from "../rollback/rollback.schema.ts";

export const READINESS_STATES = ["pass", "warn", "fail", "not-applicable"] as const;
export type ReadinessState = (typeof READINESS_STATES)[number];

export const READINESS_GROUPS = [
  "Stores",
  "Secrets and keys",
  "Who gets in",
  "Background work",
  "Backups",
  "Being told",
  "Traffic",
] as const;

export const readinessItemSchema = z.object({
  id: z.string(),
  group: z.enum(READINESS_GROUPS),
  title: z.string(),
  state: z.enum(READINESS_STATES),
  evidence: z.string().describe("What was seen just now"),
  why: z.string(),
  mend: z.string().describe("What to do where it does not pass"),
  durationMs: z.number(),
});
export type ReadinessItem = z.infer<typeof readinessItemSchema>;

export const readinessSchema = z.object({
  isReady: z.boolean().describe("Nothing fails; a warning is somebody's decision"),
  checkedAt: z.iso.datetime(),
  counts: z.record(z.enum(READINESS_STATES), z.int()),
  items: z.array(readinessItemSchema),
  rollback: rollbackSchema.nullable().describe("Null while it cannot be judged"),
});
export type Readiness = z.infer<typeof readinessSchema>;
