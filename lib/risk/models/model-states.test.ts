import fc from "fast-check";
import { expect, test } from "vitest";
import { MODEL_STATES, type ModelStanding, nextStatesOf, planMove } from "./model-states.ts";

const commands = fc.array(fc.record({ model: fc.integer({ min: 0, max: 4 }), to: fc.constantFrom(...MODEL_STATES) }), { maxLength: 60 });

/** As the store writes a plan. */
function apply(models: ModelStanding[], index: number, to: ModelStanding["state"]): ModelStanding[] {
  const model = models[index];
  const moves = model ? planMove(model, to, models) : null;
  if (!moves) return models;
  return models.map((each) => {
    const move = moves.find(({ id }) => id === each.id);
    if (!move) return each;
    expect(move.from).toBe(each.state);
    return { ...each, state: move.to, wasLive: each.wasLive || move.to === "live" };
  });
}

test("whatever is asked in whatever order: one model judges and one is tried at most, and nobody judges who was never tried", () => {
  fc.assert(
    fc.property(commands, (asked) => {
      let models = Array.from({ length: 5 }, (_, index): ModelStanding => ({ id: `m${index}`, state: "candidate", wasLive: false }));
      const wereTried = new Set<string>();
      for (const { model, to } of asked) {
        models = apply(models, model, to);
        for (const { id, state } of models) if (state === "shadow") wereTried.add(id);
        for (const place of ["live", "shadow"]) expect(models.filter(({ state }) => state === place).length).toBeLessThanOrEqual(1);
        for (const { id, state, wasLive } of models) {
          if (state === "live") expect(wereTried.has(id)).toBe(true);
          if (state === "live") expect(wasLive).toBe(true);
        }
      }
    }),
  );
});

test("a former model comes back untried, one that never judged is tried first, and what rests is never lost", () => {
  expect(nextStatesOf({ state: "retired", wasLive: true })).toEqual(["live"]);
  expect(nextStatesOf({ state: "retired", wasLive: false })).toEqual(["shadow"]);
  expect(planMove({ id: "a", state: "candidate", wasLive: false }, "live", [])).toBeNull();
  const others: ModelStanding[] = [{ id: "b", state: "live", wasLive: true }];
  expect(planMove({ id: "a", state: "shadow", wasLive: false }, "live", others)).toEqual([
    { id: "b", from: "live", to: "retired" },
    { id: "a", from: "shadow", to: "live" },
  ]);
});
