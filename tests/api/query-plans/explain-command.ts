import type { Document, MongoClient } from "mongodb";
import type { DatabaseCommand } from "../../../lib/platform/db.ts";

/** What the server says it did for a command, without doing it again when it writes. */
export type Explained = { stages: string[]; docsExamined: number; keysExamined: number; returned: number };

const EXPLAINED = new Set(["find", "aggregate", "findAndModify", "update", "delete", "count", "distinct"]);
/** What belongs to the session, the transport or the durability of a command: explain refuses or ignores it. */
const LEFT_OUT = /^(?:lsid|txnNumber|autocommit|startTransaction|readConcern|writeConcern|ordered|maxTimeMS|\$.*)$/;

/** One command to explain for every query in it: a batch of updates or deletes holds several. */
export function toExplainable({ name, command }: DatabaseCommand): Document[] {
  if (!EXPLAINED.has(name)) return [];
  const kept = Object.fromEntries(Object.entries(command).filter(([field]) => !LEFT_OUT.test(field)));
  const list = name === "update" ? "updates" : name === "delete" ? "deletes" : null;
  if (list === null) return [kept];
  const statements: unknown = kept[list];
  return Array.isArray(statements) ? statements.map((statement: unknown) => ({ ...kept, [list]: [statement] })) : [];
}

export async function explainCommand(client: MongoClient, command: Document): Promise<Explained> {
  const reply = await client.db().command({ explain: command, verbosity: "executionStats" });
  const plan = "stages" in reply ? fieldOf(listOf(reply.stages)[0], "$cursor") : reply;
  const stats = fieldOf(plan, "executionStats");
  if (stats === undefined) throw new Error("The server explains nothing in MongoDB's form.");
  const stages = fieldOf(stats, "executionStages");
  const returned = [numberOf(stats, "nReturned"), ...WRITTEN.map((field) => numberOf(stages, field))];
  return {
    stages: stagesOf(fieldOf(plan, "queryPlanner")),
    docsExamined: numberOf(stats, "totalDocsExamined"),
    keysExamined: numberOf(stats, "totalKeysExamined"),
    returned: Math.max(...returned),
  };
}

/** A write returns nothing; its outermost stage says what it would have changed. */
const WRITTEN = ["nMatched", "nWouldModify", "nWouldDelete"] as const;

/** Stages of the plan that won, outermost first. */
function stagesOf(plan: unknown): string[] {
  if (typeof plan !== "object" || plan === null) return [];
  const own = "stage" in plan && typeof plan.stage === "string" ? [plan.stage] : [];
  const inner = Object.entries(plan).flatMap(([name, value]: [string, unknown]) => (name === "rejectedPlans" ? [] : stagesOf(value)));
  return [...own, ...inner];
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function numberOf(value: unknown, name: string): number {
  const field = fieldOf(value, name);
  return typeof field === "number" ? field : 0;
}
