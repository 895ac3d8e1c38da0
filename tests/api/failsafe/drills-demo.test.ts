import { expect, test } from "vitest";
import type { ScenarioDrill, SuiteDrill } from "../../../lib/failsafe/drills/drill.schema.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { until } from "../../support/until.ts";

const DRILLS = "/api/failsafe/drills";
const harness = await createHarness();

async function run(as: Person, body: object): Promise<SuiteDrill> {
  const { id } = await harness.json<SuiteDrill>("POST", DRILLS, { as, body });
  return until(
    async () => {
      const drill = await harness.json<SuiteDrill>("GET", `${DRILLS}/${id}`, { as });
      return drill.finishedAt !== null && drill;
    },
    { what: "the end of the drill", timeoutMs: 20_000 },
  );
}

test("with no key the demo engine is attacked on both paths, and the drill says that it was no model", async () => {
  const owner = await harness.createPerson();
  const drill = await run(owner, { model: "demo", kinds: ["jailbreak"] });
  expect(drill).toMatchObject({ state: "done", isDemo: true, answeredBy: "demo/demo-1", costMicros: 0, progress: { done: 44, total: 44 } });
  expect(drill.cells.every(({ errors }) => errors === 0)).toBe(true);
});

test("a model that nobody knows is not attacked, and the drill says so after the first few", async () => {
  const owner = await harness.createPerson();
  const drill = await run(owner, { model: "kestrel7731" });
  expect(drill).toMatchObject({ state: "failed", reason: "gateway.model_not_found", progress: { done: 4 } });
});

test("with no key every rehearsal runs and is contained", async () => {
  const owner = await harness.createPerson();
  for (const scenario of ["prompt_injection", "key_compromise", "cost_spike", "leak", "privilege_escalation"]) {
    const drill = await harness.json<ScenarioDrill>("POST", `${DRILLS}/scenarios`, { as: owner, body: { scenario } });
    expect(drill, scenario).toMatchObject({ state: "done", detected: true, blocked: true });
  }
});
