import { hash } from "node:crypto";
import type { DrillKind, DrillLevel } from "../drill.schema.ts";
import { contextAdvanced } from "./context-advanced.ts";
import { contextBasic } from "./context-basic.ts";
import { toInstructions } from "./desks.ts";
import type { CellCase, DrillCaseDefinition } from "./drill-case.ts";
import { injectionAdvanced } from "./injection-advanced.ts";
import { injectionBasic } from "./injection-basic.ts";
import { jailbreakAdvanced } from "./jailbreak-advanced.ts";
import { jailbreakBasic } from "./jailbreak-basic.ts";
import { smugglingAdvanced } from "./smuggling-advanced.ts";
import { smugglingBasic } from "./smuggling-basic.ts";

const CELLS: Readonly<Record<DrillKind, Readonly<Record<DrillLevel, readonly CellCase[]>>>> = {
  injection: { basic: injectionBasic, advanced: injectionAdvanced },
  jailbreak: { basic: jailbreakBasic, advanced: jailbreakAdvanced },
  context: { basic: contextBasic, advanced: contextAdvanced },
  smuggling: { basic: smugglingBasic, advanced: smugglingAdvanced },
};

/** In a fixed order: kinds and levels as they are asked for, cases by their numbers. */
export function listCases(kinds: readonly DrillKind[], levels: readonly DrillLevel[]): DrillCaseDefinition[] {
  return kinds.flatMap((kind) => levels.flatMap((level) => CELLS[kind][level].map((each) => ({ ...each, kind, level }))));
}

const BY_ID: ReadonlyMap<string, DrillCaseDefinition> = new Map(
  listCases(["injection", "jailbreak", "context", "smuggling"], ["basic", "advanced"]).map((each) => [each.id, each]),
);

export function findCase(id: string): DrillCaseDefinition | null {
  return BY_ID.get(id) ?? null;
}

const PLAIN = { first: "FIRST", second: "SECOND", canary: "CANARY" };

/** Scores of different versions are of different questions. */
export const CASES_VERSION = hash(
  "sha256",
  JSON.stringify([...BY_ID.values()].map(({ attack, ...named }) => [named, toInstructions(named.desk, PLAIN.canary), attack(PLAIN)])),
  "hex",
).slice(0, 12);
