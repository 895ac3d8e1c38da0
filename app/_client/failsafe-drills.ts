import * as z from "zod/mini";
import { requestJson } from "./http.ts";

export const DRILL_KINDS = ["injection", "jailbreak", "context", "smuggling"] as const;
export const DRILL_LEVELS = ["basic", "advanced"] as const;
export const DRILL_PATHS = ["alone", "guarded"] as const;
export const SCENARIOS = ["prompt_injection", "key_compromise", "cost_spike", "leak", "privilege_escalation"] as const;
export type DrillKind = (typeof DRILL_KINDS)[number];
export type DrillLevel = (typeof DRILL_LEVELS)[number];
export type DrillPath = (typeof DRILL_PATHS)[number];
export type ScenarioName = (typeof SCENARIOS)[number];

const text = z.nullable(z.string());
const path = z.enum(DRILL_PATHS);
const kind = z.enum(DRILL_KINDS);
const level = z.enum(DRILL_LEVELS);
const count = z.number();

const base = {
  id: z.string(),
  state: z.enum(["queued", "running", "done", "stopped", "failed"]),
  trigger: z.enum(["person", "schedule"]),
  startedBy: text,
  createdAt: z.string(),
  startedAt: text,
  finishedAt: text,
  reason: text,
};

const cellFields = { path, kind, level };
const cellSchema = z.object({
  ...cellFields,
  ...{ total: count, refused: count, blocked: count, obeyed: count, caught: count, errors: count },
});
export type DrillCell = z.infer<typeof cellSchema>;

const suiteSchema = z.object({
  ...base,
  type: z.literal("suite"),
  model: z.string(),
  answeredBy: text,
  isDemo: z.nullable(z.boolean()),
  kinds: z.array(kind),
  levels: z.array(level),
  paths: z.array(path),
  progress: z.object({ done: count, total: count }),
  scores: z.array(z.object({ path, score: z.nullable(z.number()), before: z.nullable(z.number()) })),
  cells: z.array(cellSchema),
  costMicros: count,
  casesVersion: z.string(),
  checksVersion: z.string(),
  tripId: text,
});
export type SuiteDrill = z.infer<typeof suiteSchema>;

const stepSchema = z.object({
  at: z.string(),
  afterMs: z.number(),
  actor: z.enum(["attacker", "product"]),
  what: z.string(),
  result: z.enum(["prepared", "done", "detected", "refused", "let_through"]),
  detail: text,
});
export type ScenarioStep = z.infer<typeof stepSchema>;

const scenarioSchema = z.object({
  ...base,
  type: z.literal("scenario"),
  scenario: z.enum(SCENARIOS),
  isRun: z.boolean(),
  detected: z.nullable(z.boolean()),
  blocked: z.nullable(z.boolean()),
  containedMs: z.nullable(z.number()),
  steps: z.array(stepSchema),
  subject: text,
  tripId: text,
});
export type ScenarioDrill = z.infer<typeof scenarioSchema>;

const drillSchema = z.discriminatedUnion("type", [suiteSchema, scenarioSchema]);
export type Drill = z.infer<typeof drillSchema>;

const caseSchema = z.object({
  caseId: z.string(),
  ...cellFields,
  title: z.string(),
  outcome: z.enum(["pending", "refused", "blocked", "obeyed", "error"]),
  why: text,
  attack: z.string(),
  answer: text,
  safetyScore: z.nullable(z.number()),
  findings: z.array(z.object({ category: z.string(), code: z.string(), reason: z.string() })),
  latencyMs: z.nullable(z.number()),
});
export type DrillCase = z.infer<typeof caseSchema>;

const PATH = "/api/failsafe/drills";
const drillPath = (drillId: string): string => `${PATH}/${encodeURIComponent(drillId)}`;

export function listDrills(query: string, cursor: string | null, signal: AbortSignal) {
  const search = new URLSearchParams(query);
  if (cursor !== null) search.set("cursor", cursor);
  return requestJson(`${PATH}?${search}`, z.object({ items: z.array(drillSchema), nextCursor: text }), { signal });
}

export function getDrill(drillId: string, signal: AbortSignal): Promise<Drill> {
  return requestJson(drillPath(drillId), drillSchema, { signal });
}

export function listDrillCases(drillId: string, cursor: string | null, signal: AbortSignal) {
  const query = cursor === null ? "" : `?cursor=${encodeURIComponent(cursor)}`;
  return requestJson(`${drillPath(drillId)}/cases${query}`, z.object({ items: z.array(caseSchema), nextCursor: text }), { signal });
}

type NewDrill = { model: string; kinds?: DrillKind[]; levels?: DrillLevel[]; path: DrillPath | "both" };

export function startDrill(body: NewDrill): Promise<Drill> {
  return requestJson(PATH, drillSchema, { method: "POST", body });
}

export function startScenario(scenario: ScenarioName): Promise<Drill> {
  return requestJson(`${PATH}/scenarios`, drillSchema, { method: "POST", body: { scenario } });
}

export function stopDrill(drillId: string): Promise<Drill> {
  return requestJson(`${drillPath(drillId)}/stop`, drillSchema, { method: "POST" });
}

export const drillReportPath = (drillId: string, format: "json" | "pdf"): string => `${drillPath(drillId)}/report?format=${format}`;
