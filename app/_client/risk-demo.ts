import * as z from "zod/mini";
import { requestJson, requestOk } from "./http.ts";

const done = z.object({ done: z.number(), total: z.number() });
const time = z.nullable(z.string());

const demoRunSchema = z.object({
  id: z.string(),
  kind: z.enum(["town", "incident", "sample"]),
  state: z.enum(["preparing", "playing", "finished", "stopped", "failed", "removing"]),
  seed: z.number(),
  perSecond: z.number(),
  history: done,
  live: done,
  decisions: z.record(z.string(), z.number()),
  tally: z.object({ honest: z.number(), honestStopped: z.number(), fraud: z.number(), fraudStopped: z.number() }),
  createdAt: z.string(),
  finishedAt: time,
  reason: z.nullable(z.string()),
});
export type DemoRun = z.infer<typeof demoRunSchema>;

export const isUnderWay = ({ state }: DemoRun): boolean => state === "preparing" || state === "playing";

export async function listDemoRuns(signal: AbortSignal): Promise<DemoRun[]> {
  return (await requestJson("/api/risk/demo-runs?limit=20", z.object({ items: z.array(demoRunSchema) }), { signal })).items;
}

export type StartDemoInput = { kind: "incident" } | { kind: "town"; perSecond: number; seconds: number };

export function startDemoRun(body: StartDemoInput): Promise<DemoRun> {
  return requestJson("/api/risk/demo-runs", demoRunSchema, { method: "POST", body });
}

export async function stopDemoRun(id: string): Promise<void> {
  await requestOk(`/api/risk/demo-runs/${id}/stop`, { method: "POST" });
}

export async function removeDemoRun(id: string): Promise<void> {
  await requestOk(`/api/risk/demo-runs/${id}`, { method: "DELETE" });
}

const incidentPaymentSchema = z.object({
  transactionId: z.string(),
  act: z.enum(["takeover", "honest"]),
  receivedAt: z.string(),
  from: z.string(),
  to: z.string(),
  amountMinor: z.string(),
  currency: z.string(),
  exponent: z.number(),
  score: z.number(),
  decision: z.enum(["approve", "monitor", "review", "hold", "block"]),
  standing: z.enum(["passed", "flagged", "quarantined", "released", "blocked"]),
  reasons: z.array(z.string()),
  judgedInMicros: z.number(),
  caseId: z.nullable(z.string()),
});
export type IncidentPayment = z.infer<typeof incidentPaymentSchema>;

const incidentCaseSchema = z.object({
  caseId: z.string(),
  act: z.enum(["takeover", "honest"]),
  state: z.string(),
  version: z.number(),
  heldCount: z.number(),
  assignee: z.nullable(z.string()),
  release: z.nullable(z.object({ requestedBy: z.string(), isExpired: z.boolean() })),
  outcome: z.nullable(z.string()),
});
export type IncidentCase = z.infer<typeof incidentCaseSchema>;

const incidentSchema = z.object({
  run: demoRunSchema,
  payments: z.array(incidentPaymentSchema),
  cases: z.array(incidentCaseSchema),
  stages: z.array(
    z.object({
      name: z.enum(["detect", "analyse", "quarantine", "review", "recover", "release"]),
      state: z.enum(["waiting", "open", "asked", "done"]),
      at: time,
      transactionId: z.nullable(z.string()),
      caseId: z.nullable(z.string()),
    }),
  ),
  containment: z.nullable(z.object({ milliseconds: z.number(), gone: z.number(), held: z.number() })),
});
export type Incident = z.infer<typeof incidentSchema>;
export type IncidentStage = Incident["stages"][number];

export function getIncident(id: string, signal: AbortSignal): Promise<Incident> {
  return requestJson(`/api/risk/demo-runs/${id}/incident`, incidentSchema, { signal });
}

/** What a person does next with a case of the incident. The case is decided on as it was seen. */
export type IncidentStep = "take" | "confirm" | "ask-release" | "approve-release";

const STEPS = {
  take: { path: "assign", body: { assignee: "me" } },
  confirm: { path: "close", body: { outcome: "fraud", reason: "Demo: the account was taken over; the money stays." } },
  "ask-release": { path: "release", body: { reason: "Demo: the customer has confirmed the payment." } },
  "approve-release": { path: "release/approve", body: { reason: "Demo: checked by a second person." } },
} as const satisfies Record<IncidentStep, { path: string; body: object }>;

export async function takeIncidentStep(step: IncidentStep, { caseId, version }: Pick<IncidentCase, "caseId" | "version">): Promise<void> {
  const { path, body } = STEPS[step];
  await requestOk(`/api/risk/cases/${caseId}/${path}`, { method: "POST", body: { version, ...body } });
}
