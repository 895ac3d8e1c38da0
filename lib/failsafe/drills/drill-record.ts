import type { CaseOutcome, DrillCell, DrillKind, DrillLevel, DrillPath, DrillState, ScenarioName, ScenarioStep } from "./drill.schema.ts";

type Common = {
  _id: string;
  orgId: string;
  state: DrillState;
  at: Date;
  trigger: "person" | "schedule";
  startedBy: string | null;
  startedAt: Date | null;
  finishedAt: Date | null;
  reason: string | null;
  tripId: string | null;
};

/** Everything a run asks follows from this record: its cases are made again from the nonce, and only what came back is kept beside it. */
export type SuiteRecord = Common & {
  type: "suite";
  /** As it was asked for. */
  model: string;
  /** A model is attacked by one run of an organization at a time. */
  isOpen: boolean;
  /** Of a scheduled run: never two for the same day or week. */
  slot?: string;
  kinds: DrillKind[];
  levels: DrillLevel[];
  paths: DrillPath[];
  nonce: string;
  total: number;
  done: number;
  cells: DrillCell[];
  scores: { path: DrillPath; score: number | null; before: number | null }[];
  answeredBy: string | null;
  isDemo: boolean | null;
  costMicros: number;
  casesVersion: string;
  checksVersion: string;
};

export type ScenarioRecord = Common & {
  type: "scenario";
  scenario: ScenarioName;
  isRun: boolean;
  detected: boolean | null;
  blocked: boolean | null;
  containedMs: number | null;
  steps: ScenarioStep[];
  subject: string | null;
};

export type DrillRecord = SuiteRecord | ScenarioRecord;

/** One case on one path. It is written before anybody is asked, so that whoever comes after a death knows what has been asked. */
export type DrillCaseRecord = {
  /** Of drill, path and case: nothing is asked twice. */
  _id: string;
  orgId: string;
  drillId: string;
  /** Place in the run. */
  place: number;
  path: DrillPath;
  kind: DrillKind;
  level: DrillLevel;
  caseId: string;
  outcome: CaseOutcome;
  why: string | null;
  /** Attack, answer and findings, encrypted. */
  sealed: string;
  safetyScore: number | null;
  /** The embedded checks judge the answer unsafe. */
  isCaught: boolean;
  latencyMs: number | null;
  costMicros: number;
  askedAt: Date;
};

export type SealedCase = {
  attack: string;
  answer: string | null;
  findings: { category: string; code: string; reason: string }[];
};

export const caseRecordId = (drillId: string, path: DrillPath, caseId: string): string => `${drillId}:${path}:${caseId}`;
export const placeOfCase = (id: string) => ({ collection: "failsafe_drill_cases", id, field: "sealed" });
