import type { AssertionInput } from "../../lib/prompts/tests/assertion.schema.ts";
import type { Evaluation } from "../../lib/prompts/tests/evaluation.schema.ts";
import type { Harness, Person } from "./harness.ts";
import { until } from "./until.ts";

const HARMLESS: readonly AssertionInput[] = [{ type: "not-contains", value: "a word no engine says: quxotic" }];

export type Proof = { testSetId: string; evaluation: Evaluation };

/** A test set of one row, run over a version by the demo engine until it is done. The prompt has no parameters, or `values` for them. */
export async function proveVersion(
  harness: Harness,
  as: Person,
  {
    promptId,
    version,
    assertions = HARMLESS,
    values = {},
  }: { promptId: string; version: number; assertions?: readonly AssertionInput[]; values?: object },
): Promise<Proof> {
  const path = `/api/prompts/${promptId}`;
  const rows = [{ values, assertions }];
  const set = await (await harness.call("POST", `${path}/test-sets`, { as, body: { name: `Proof of ${version}`, rows } })).json();
  return { testSetId: set.id, evaluation: await evaluate(harness, as, { promptId, version, testSetId: set.id }) };
}

export async function evaluate(
  harness: Harness,
  as: Person,
  { promptId, version, testSetId }: { promptId: string; version: number; testSetId: string },
): Promise<Evaluation> {
  const path = `/api/prompts/${promptId}/evaluations`;
  const response = await harness.call("POST", path, { as, body: { testSetId, versions: [version] } });
  if (!response.ok) throw new Error(`The evaluation was refused: ${await response.text()}`);
  const { id } = await response.json();
  return until(
    async () => {
      const evaluation = await harness.json<Evaluation>("GET", `${path}/${id}`, { as });
      return evaluation.finishedAt === null ? undefined : evaluation;
    },
    { what: "an evaluation that is done" },
  );
}
