import { z } from "zod";
import { CASE_LEVELS, CASE_OUTCOMES, CASE_STATES } from "../cases/case-record.ts";
import { DECISIONS } from "../engine/decision-of.ts";
import { STANDINGS } from "../transactions/transaction-record.ts";
import { demoRunSchema } from "./demo-run.schema.ts";

const time = z.iso.datetime();
const act = z.enum(["takeover", "honest"]).describe("What the script meant: a theft, or a customer's own large payment.");

const incidentPaymentSchema = z.object({
  transactionId: z.string(),
  act,
  receivedAt: time,
  from: z.string(),
  to: z.string(),
  amountMinor: z.string(),
  currency: z.string(),
  exponent: z.int(),
  score: z.number(),
  decision: z.enum(DECISIONS),
  standing: z.enum(STANDINGS),
  reasons: z.array(z.string()).describe("The strongest first, two at most."),
  judgedInMicros: z.number(),
  caseId: z.string().nullable(),
});
export type IncidentPayment = z.output<typeof incidentPaymentSchema>;

const incidentCaseSchema = z.object({
  caseId: z.string(),
  act,
  state: z.enum(CASE_STATES),
  version: z.int(),
  level: z.enum(CASE_LEVELS),
  openedAt: time,
  takenAt: time.nullable(),
  assignee: z.string().nullable(),
  heldCount: z.int(),
  release: z.object({ requestedBy: z.string(), requestedAt: time, expiresAt: time, isExpired: z.boolean() }).nullable(),
  releasedAt: time.nullable(),
  outcome: z.enum(CASE_OUTCOMES).nullable(),
  closedAt: time.nullable(),
});
export type IncidentCase = z.output<typeof incidentCaseSchema>;

const STAGES = ["detect", "analyse", "quarantine", "review", "recover", "release"] as const;

export const incidentSchema = z.object({
  run: demoRunSchema,
  payments: z.array(incidentPaymentSchema),
  cases: z.array(incidentCaseSchema),
  stages: z.array(
    z.object({
      name: z.enum(STAGES),
      state: z.enum(["waiting", "open", "asked", "done"]).describe("`open` waits for a person; `asked` for a second one."),
      at: time.nullable(),
      transactionId: z.string().nullable(),
      caseId: z.string().nullable(),
    }),
  ),
  containment: z
    .object({
      milliseconds: z.number().describe("From the first stolen payment's arrival to the arrival of the first that was held."),
      gone: z.int().describe("Stolen payments that went through."),
      held: z.int(),
    })
    .nullable(),
});
export type Incident = z.output<typeof incidentSchema>;
export type IncidentStage = Incident["stages"][number];
