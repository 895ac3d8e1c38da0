import { RUN_PATH } from "../../lib/platform/jobs/publish-record.ts";
import type { Evaluation } from "../../lib/prompts/tests/evaluation.schema.ts";
import { RUN_EVALUATION_JOB } from "../../lib/prompts/tests/job-name.ts";
import type { TestRow, TestSet } from "../../lib/prompts/tests/test-set.schema.ts";
import type { Harness, Person } from "./harness.ts";

const nameOf = () => `Set ${Math.random().toString(36).slice(2)}`;

/** With one row that expects a greeting, unless it says otherwise. */
export async function makeTestSet(harness: Harness, as: Person, promptId: string, body: object = {}): Promise<TestSet> {
  const rows = [{ values: {}, expected: "Hello." }];
  return harness.json("POST", `/api/prompts/${promptId}/test-sets`, { as, body: { name: nameOf(), rows, ...body } });
}

export async function firstRowOf(harness: Harness, as: Person, { promptId, id }: Pick<TestSet, "promptId" | "id">): Promise<TestRow> {
  const { items } = await harness.json<{ items: TestRow[] }>("GET", `/api/prompts/${promptId}/test-sets/${id}/rows`, { as });
  const [row] = items;
  if (!row) throw new Error(`The test set ${id} has no row.`);
  return row;
}

type Started = Pick<TestSet, "promptId" | "id">;

export function startEvaluation(harness: Harness, as: Person, { promptId, id }: Started, body: object = {}): Promise<Evaluation> {
  const asked = { testSetId: id, versions: [1], ...body };
  return harness.json("POST", `/api/prompts/${promptId}/evaluations`, { as, body: asked });
}

/** As the queue would. */
export async function deliverEvaluation(harness: Harness, as: Person, id: string): Promise<Response> {
  return harness.signedCallback(RUN_PATH, { job: RUN_EVALUATION_JOB, orgId: as.orgId, id });
}

export function readEvaluation(harness: Harness, as: Person, { promptId, id }: Pick<Evaluation, "promptId" | "id">): Promise<Evaluation> {
  return harness.json("GET", `/api/prompts/${promptId}/evaluations/${id}`, { as });
}

/** From the beginning to its end. */
export async function evaluate(harness: Harness, as: Person, set: Started, body: object = {}): Promise<Evaluation> {
  const started = await startEvaluation(harness, as, set, body);
  await deliverEvaluation(harness, as, started.id);
  return readEvaluation(harness, as, started);
}
