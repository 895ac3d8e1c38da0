import type { Harness, Person } from "../../support/harness.ts";
import { insertPromotion } from "../../support/prompt-promotion-rows.ts";
import { insertPrompt } from "../../support/prompt-rows.ts";
import { insertPromptRun } from "../../support/prompt-run-rows.ts";
import { firstRowOf, makeTestSet, startEvaluation } from "../../support/prompt-tests.ts";
import { insertExperiment, insertQualityAudit } from "../../support/prompt-workbench-rows.ts";

/** `given`: what the same call names already. */
type Call = { given: Readonly<Record<string, unknown>> };
type Make = (harness: Harness, by: Person, call: Call) => Promise<string>;

/** Records of the prompt library that a walk over the routes needs. */
export const PROMPT_RECORDS = {
  promptId: (harness, by) => insertPrompt(harness, by),
  promotionId: (harness, by, { given }) => insertPromotion(harness, by, String(given.promptId)),
  promptRunId: async (harness, by) => (await insertPromptRun(harness, by))._id,
  collectionId: async (harness, by) =>
    (await harness.json<{ id: string }>("POST", "/api/prompts/collections", { as: by, body: { name: "A shelf" } })).id,
  experimentId: async (harness, by, { given }) => (await insertExperiment(harness, by.orgId, String(given.promptId)))._id,
  qualityAuditId: async (harness, by, { given }) => (await insertQualityAudit(harness, by, String(given.promptId)))._id,
  testSetId: async (harness, by, { given }) => (await makeTestSet(harness, by, String(given.promptId))).id,
  rowId: async (harness, by, { given }) =>
    (await firstRowOf(harness, by, { promptId: String(given.promptId), id: String(given.testSetId) })).id,
  evaluationId: async (harness, by, { given }) =>
    (await startEvaluation(harness, by, await makeTestSet(harness, by, String(given.promptId)))).id,
} as const satisfies Readonly<Record<string, Make>>;

/** Of a prompt, where chats have links of their own. */
export async function makePromptShare(harness: Harness, by: Person): Promise<string> {
  const path = `/api/prompts/${await insertPrompt(harness, by)}/shares`;
  return (await harness.json<{ share: { id: string } }>("POST", path, { as: by, body: {} })).share.id;
}

/** What a path or a query needs of a kind that other routes call by the same name. */
export const PROMPT_INPUTS: Readonly<Record<string, { params?: object; query?: object }>> = {
  "/prompts/{promptId}/versions/{version}": { params: { version: 1 } },
  "/prompts/{promptId}/versions/{version}/restore": { params: { version: 1 } },
  "/prompts/{promptId}/versions/{version}/readiness": { params: { version: 1 } },
  "/prompts/{promptId}/diff": { query: { from: 1, to: 2 } },
};
