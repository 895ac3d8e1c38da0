import { z } from "zod";

export const rollbackTriggerSchema = z.object({
  name: z.enum(["errors", "latency", "authentication"]),
  title: z.string(),
  isFired: z.boolean(),
  value: z.number().nullable().describe("Null where there is too little to judge by"),
  threshold: z.number(),
  evidence: z.string(),
});
export type RollbackTrigger = z.infer<typeof rollbackTriggerSchema>;

export const rollbackSchema = z.object({
  isAdvised: z.boolean(),
  triggers: z.array(rollbackTriggerSchema),
  judgedFrom: z.iso.datetime(),
  judgedTo: z.iso.datetime(),
  deployment: z.object({ id: z.string(), version: z.string(), startedAt: z.iso.datetime() }),
  target: z
    .object({ id: z.string(), version: z.string(), url: z.string().nullable(), startedAt: z.iso.datetime() })
    .nullable()
    .describe("The deployment before this one; null where none is known"),
  command: z.string().nullable().describe("Goes back to it; null where the host keeps no earlier deployment to go back to"),
  note: z.string(),
});
export type Rollback = z.infer<typeof rollbackSchema>;
