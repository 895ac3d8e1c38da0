import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import type { ParameterValues } from "../content.schema.ts";
import type { Assertion, AssertionResult } from "./assertion.schema.ts";
import type { EvaluationResultRecord } from "./evaluation-result.store.ts";
import type { TestRowRecord, TestSetRecord } from "./test-set.store.ts";

export type SealedRow = { values: ParameterValues; expected: string | null; assertions: readonly Assertion[] };

/** The row as it was asked, and what came of it. */
export type SealedResult = {
  values: ParameterValues;
  expected: string | null;
  answer: string | null;
  assertions: readonly AssertionResult[];
  error: { code: string; detail: string } | null;
};

const placeOf = (collection: string, id: string) => ({ collection, id, field: "sealed" });
const [SETS, ROWS, RESULTS] = ["prompt_test_sets", "prompt_test_rows", "prompt_evaluation_results"] as const;

export function sealAssertions(cipher: OrganizationCipher, id: string, assertions: readonly Assertion[]): string {
  return cipher.encrypt(placeOf(SETS, id), JSON.stringify(assertions));
}

export function openAssertions(cipher: OrganizationCipher, { _id, sealed }: Pick<TestSetRecord, "_id" | "sealed">): Assertion[] {
  return parseAssertions(cipher.decrypt(placeOf(SETS, _id), sealed));
}

export function sealRow(cipher: OrganizationCipher, id: string, row: SealedRow): string {
  return cipher.encrypt(placeOf(ROWS, id), JSON.stringify(row));
}

export function openRow(cipher: OrganizationCipher, { _id, sealed }: Pick<TestRowRecord, "_id" | "sealed">): SealedRow {
  return parseRow(cipher.decrypt(placeOf(ROWS, _id), sealed));
}

export function sealResult(cipher: OrganizationCipher, id: string, result: SealedResult): string {
  return cipher.encrypt(placeOf(RESULTS, id), JSON.stringify(result));
}

export function openResult(cipher: OrganizationCipher, { _id, sealed }: Pick<EvaluationResultRecord, "_id" | "sealed">): SealedResult {
  return parseResult(cipher.decrypt(placeOf(RESULTS, _id), sealed));
}

/** Only `sealAssertions` wrote it. */
function parseAssertions(text: string): Assertion[] {
  return JSON.parse(text) as Assertion[];
}

/** Only `sealRow` wrote it. */
function parseRow(text: string): SealedRow {
  return JSON.parse(text) as SealedRow;
}

/** Only `sealResult` wrote it. */
function parseResult(text: string): SealedResult {
  return JSON.parse(text) as SealedResult;
}
