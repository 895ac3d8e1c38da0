import type { Context } from "../platform/context.ts";
import { createTestSet } from "../prompts/tests/create-test-set.ts";
import { RUN_EVALUATION_JOB } from "../prompts/tests/job-name.ts";
import { startEvaluation } from "../prompts/tests/start-evaluation.ts";
import { askPromotion } from "../prompts/versions/promotions/ask-promotion.ts";
import { decidePromotion } from "../prompts/versions/promotions/decide-promotion.ts";
import { deliverJob } from "./deliver-job.ts";
import type { AppDeps } from "./deps.ts";
import type { Runtime } from "./runtime.ts";
import { SAMPLE_VALUES } from "./sample-prompts.ts";

type Acting = Context<AppDeps>;
type Both = { analyst: Acting; owner: Acting };

/** Of three versions of the sample's first prompt the second is the one in use; the third waits for its turn. */
const IN_USE = 2;

/** As people do it: a test set, an evaluation that passes, a request and a second person. It is run here, since nobody answers the queue yet. */
export async function promoteSample(runtime: Runtime, promptId: string, { analyst, owner }: Both): Promise<void> {
  const testSet = await createTestSet(analyst, {
    ...{ promptId, name: "Three complaints of last week", description: "What every answer has to keep to.", passThreshold: 1 },
    assertions: [
      { type: "length", unit: "words", min: 1, max: 400 },
      { type: "not-contains", value: "free of charge" },
    ],
    rows: SAMPLE_VALUES.map((values) => ({ values: { ...values }, expected: null, assertions: [] })),
  });
  const { signal } = new AbortController();
  const evaluation = await startEvaluation(analyst, { promptId, testSetId: testSet.id, versions: [IN_USE], signal });
  await deliverJob(runtime, { job: RUN_EVALUATION_JOB, orgId: analyst.orgId, id: evaluation.id });
  const reason = "Shorter answers, nothing promised that is not listed";
  const asked = await askPromotion(analyst, { promptId, version: IN_USE, label: "production", reason });
  await decidePromotion(owner, { promptId, promotionId: asked.id, approve: true, reason: "Read all three answers" });
}
