import * as z from "zod/mini";
import type { Evaluation, EvaluationEstimate, ResultRow } from "../../lib/prompts/tests/evaluation.schema.ts";
import type { ImportResult, TestRow, TestRowInput, TestSet } from "../../lib/prompts/tests/test-set.schema.ts";
import { requestJson, requestOk } from "./http.ts";
import { promptPath } from "./prompts.ts";

export type { Cell, Combination, Evaluation, EvaluationEstimate, ResultRow } from "../../lib/prompts/tests/evaluation.schema.ts";
export type { ImportResult, TestRow, TestRowInput, TestSet } from "../../lib/prompts/tests/test-set.schema.ts";

/** The server parses what it sends by its own schema; here it is looked at once more that it is one of these at all. */
const record = <Value>(...names: string[]) =>
  z.custom<Value>((value) => typeof value === "object" && value !== null && names.every((name) => name in value));
const pageOf = <Item>(item: z.core.$ZodType<Item>) => z.object({ items: z.array(item), nextCursor: z.nullable(z.string()) });

const testSetSchema = record<TestSet>("id", "rows", "revision", "assertions");
const testRowSchema = record<TestRow>("id", "number", "values", "assertions");
const evaluationSchema = record<Evaluation>("id", "state", "combinations", "proves");
const rowsAddedSchema = z.object({ testSet: testSetSchema, rows: z.array(testRowSchema) });

const setsPath = (promptId: string) => `${promptPath(promptId)}/test-sets`;
const setPath = ({ promptId, id }: Pick<TestSet, "promptId" | "id">) => `${setsPath(promptId)}/${encodeURIComponent(id)}`;
const evaluationsPath = (promptId: string) => `${promptPath(promptId)}/evaluations`;
const evaluationPath = ({ promptId, id }: Pick<Evaluation, "promptId" | "id">) => `${evaluationsPath(promptId)}/${encodeURIComponent(id)}`;
const after = (cursor: string | null, more: Readonly<Record<string, string>> = {}) =>
  new URLSearchParams({ ...more, ...(cursor !== null && { cursor }) });

export function listTestSets(promptId: string, cursor: string | null, signal: AbortSignal) {
  return requestJson(`${setsPath(promptId)}?${after(cursor)}`, pageOf(testSetSchema), { signal });
}

export function createTestSet(promptId: string, body: { name: string }): Promise<TestSet> {
  return requestJson(setsPath(promptId), testSetSchema, { method: "POST", body });
}

type SetChange = { revision: number } & Partial<Pick<TestSet, "name" | "passThreshold" | "assertions">>;

export function updateTestSet(set: TestSet, body: SetChange): Promise<TestSet> {
  return requestJson(setPath(set), testSetSchema, { method: "PATCH", body });
}

export async function deleteTestSet(set: TestSet): Promise<void> {
  await requestOk(setPath(set), { method: "DELETE" });
}

export function listTestRows(set: TestSet, cursor: string | null, signal: AbortSignal) {
  return requestJson(`${setPath(set)}/rows?${after(cursor)}`, pageOf(testRowSchema), { signal });
}

/** A new one at the end, or the one that is named. */
export async function saveTestRow(set: TestSet, rowId: string | null, row: TestRowInput): Promise<void> {
  if (rowId === null) await requestOk(`${setPath(set)}/rows`, { method: "POST", body: { rows: [row] } });
  else await requestOk(`${setPath(set)}/rows/${encodeURIComponent(rowId)}`, { method: "PUT", body: row });
}

export async function deleteTestRow(set: TestSet, rowId: string): Promise<void> {
  await requestOk(`${setPath(set)}/rows/${encodeURIComponent(rowId)}`, { method: "DELETE" });
}

export type RowFile = { format: "csv" | "json"; text: string; mode: "append" | "replace"; isDryRun: boolean };

export function importTestRows(set: TestSet, body: RowFile): Promise<ImportResult> {
  const result = record<ImportResult>("rows", "faults", "testSet");
  return requestJson(`${setPath(set)}/rows/import`, result, { method: "POST", body, timeoutMs: 60_000 });
}

export function addRowsFromRuns(set: TestSet, body: { runIds: readonly string[]; takesAnswers: boolean }) {
  return requestJson(`${setPath(set)}/rows/from-runs`, rowsAddedSchema, { method: "POST", body });
}

export type EvaluationInput = { testSetId: string; versions: readonly number[]; models?: readonly string[] };

export function startEvaluation(promptId: string, body: EvaluationInput): Promise<Evaluation> {
  return requestJson(evaluationsPath(promptId), evaluationSchema, { method: "POST", body });
}

export function estimateEvaluation(promptId: string, body: EvaluationInput, signal: AbortSignal): Promise<EvaluationEstimate> {
  const schema = record<EvaluationEstimate>("calls", "likelyCostMicros", "highestCostMicros");
  return requestJson(`${evaluationsPath(promptId)}/estimate`, schema, { method: "POST", body, signal });
}

export function listEvaluations(promptId: string, cursor: string | null, signal: AbortSignal) {
  return requestJson(`${evaluationsPath(promptId)}?${after(cursor, { limit: "20" })}`, pageOf(evaluationSchema), { signal });
}

export function getEvaluation(of: Pick<Evaluation, "promptId" | "id">, signal?: AbortSignal): Promise<Evaluation> {
  return requestJson(evaluationPath(of), evaluationSchema, { signal });
}

export function cancelEvaluation(of: Evaluation): Promise<Evaluation> {
  return requestJson(`${evaluationPath(of)}/cancel`, evaluationSchema, { method: "POST" });
}

export function listResults(of: Evaluation, onlyFailing: boolean, cursor: string | null, signal: AbortSignal) {
  const only: Readonly<Record<string, string>> = onlyFailing ? { only: "failing" } : {};
  return requestJson(`${evaluationPath(of)}/results?${after(cursor, only)}`, pageOf(record<ResultRow>("rowId", "cells")), { signal });
}

export function resultsExportPath(of: Evaluation): string {
  return `${evaluationPath(of)}/export`;
}
