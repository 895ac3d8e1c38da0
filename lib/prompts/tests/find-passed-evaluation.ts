import type { Context } from "../../platform/context.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import { AppError } from "../../platform/errors.ts";
import { findReadable } from "../library/find-prompt.ts";
import type { LibraryStores } from "../library/ports.ts";
import type { PromptRecord } from "../library/prompt-record.ts";
import { passesWith } from "./count-results.ts";
import type { EvaluationRecord } from "./evaluation.store.ts";
import { hashVersion } from "./plan-combinations.ts";
import type { TestStores } from "./ports.ts";

export type PassedEvaluation = { evaluationId: string; testSetId: string; at: Date; passRate: number };
type ProofDeps = LibraryStores & Pick<TestStores, "promptTests" | "promptEvaluations"> & { cipher: Cipher };

/** More of one version than anybody waits for. */
const LOOKED_AT = 50;

/**
 * The newest evaluation that proves this very version: it passed, and neither what the version says (with all it includes) nor the test
 * set has changed since. The newest of each test set decides. null: nothing proves it.
 */
export async function findPassedEvaluation(
  ctx: Context<ProofDeps>,
  { promptId, version }: { promptId: string; version: number },
): Promise<PassedEvaluation | null> {
  const prompt = await findReadable(ctx, promptId);
  const done = await ctx.deps.promptEvaluations.listDone(ctx.orgId, promptId, version, LOOKED_AT);
  const decided = new Set<string>();
  const check = createProofCheck(ctx, prompt);
  for (const record of done) {
    if (decided.has(record.testSetId) || !(await check.isOfToday(record, version))) continue;
    decided.add(record.testSetId);
    if (isPassedBy(record, version)) return toPassed(record, version);
  }
  return null;
}

/** Which of its versions it proves today. */
export async function findProven(ctx: Context<ProofDeps>, prompt: PromptRecord, records: readonly EvaluationRecord[]): Promise<number[][]> {
  const check = createProofCheck(ctx, prompt);
  const proven: number[][] = [];
  for (const record of records) {
    const versions: number[] = [];
    if (record.state === "done")
      for (const version of record.versions)
        if (isPassedBy(record, version) && (await check.isOfToday(record, version))) versions.push(version);
    proven.push(versions);
  }
  return proven;
}

/** With every model it was asked of. */
function isPassedBy({ combinations, rows, passThreshold }: EvaluationRecord, version: number): boolean {
  const own = combinations.filter((combination) => combination.version === version);
  return own.length > 0 && own.every((combination) => passesWith(combination, rows, passThreshold));
}

function toPassed({ _id, testSetId, combinations, rows, at, finishedAt }: EvaluationRecord, version: number): PassedEvaluation {
  const rates = combinations.filter((combination) => combination.version === version).map(({ passed }) => passed / Math.max(1, rows));
  return { evaluationId: _id, testSetId, at: finishedAt ?? at, passRate: Math.min(...rates) };
}

/** Sets and versions are looked at once, however many evaluations name them. */
function createProofCheck(ctx: Context<ProofDeps>, prompt: PromptRecord) {
  const revisions = new Map<string, number | null>();
  const hashes = new Map<number, string | null>();
  const revisionOf = async (testSetId: string) => {
    const known = revisions.get(testSetId);
    if (known !== undefined) return known;
    const revision = (await ctx.deps.promptTests.findSet(ctx.orgId, prompt._id, testSetId))?.revision ?? null;
    revisions.set(testSetId, revision);
    return revision;
  };
  const hashOf = async (version: number) => {
    const known = hashes.get(version);
    if (known !== undefined) return known;
    const hash = await readHash(ctx, prompt, version);
    hashes.set(version, hash);
    return hash;
  };
  return {
    async isOfToday(record: EvaluationRecord, version: number): Promise<boolean> {
      if ((await revisionOf(record.testSetId)) !== record.revision) return false;
      const hash = await hashOf(version);
      return record.combinations.every((combination) => combination.version !== version || combination.contentHash === hash);
    },
  };
}

/** null: what it includes is not there any more. */
async function readHash(ctx: Context<ProofDeps>, prompt: PromptRecord, version: number): Promise<string | null> {
  try {
    return await hashVersion(ctx, prompt, version);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
