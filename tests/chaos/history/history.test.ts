import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createCanary, createReference, findCanaries, findReference } from "./canary.ts";
import { callsOf, endsOf } from "./history.ts";
import { createRecorder } from "./recorder.ts";
import { createSeededRandom } from "./seeded-random.ts";

const VALUE = { chatId: "cht_1", status: null };

describe("the recorder", () => {
  test("joins an invocation with its end, whatever happens in between", () => {
    let now = 0;
    const recorder = createRecorder(() => {
      now += 1;
      return now;
    });
    const first = recorder.invoke("a", "delete", { key: "cht_1", orgId: "org_1", value: VALUE });
    const second = recorder.invoke("b", "delete", { key: "cht_2", orgId: "org_2", value: VALUE });
    second("fail", { ...VALUE, status: 404 }, ["seen"]);
    recorder.invoke("c", "delete", { key: "cht_3", orgId: "org_3", value: VALUE });
    first("ok", { ...VALUE, status: 200 });
    const [one, two, three] = callsOf(recorder.history(), "delete");
    expect(one).toMatchObject({ startedAt: 0, endedAt: 4, start: { key: "cht_1", at: 1 }, end: { type: "ok", value: { status: 200 } } });
    expect(two).toMatchObject({ startedAt: 1, endedAt: 2, end: { type: "fail", seen: ["seen"], orgId: "org_2" } });
    expect(three).toMatchObject({ end: null, endedAt: Number.POSITIVE_INFINITY });
    expect(endsOf(recorder.history(), "delete", "ok")).toHaveLength(1);
    expect(callsOf(recorder.history(), "stop")).toEqual([]);
  });

  test("refuses a second end of one call", () => {
    const end = createRecorder().invoke("a", "delete", { key: "cht_1", orgId: "org_1", value: VALUE });
    end("ok", VALUE);
    expect(() => end("fail", VALUE)).toThrow("has ended before");
  });
});

describe("seeded chance", () => {
  const draw = (seed: number, count = 50) => {
    const random = createSeededRandom(seed);
    return Array.from({ length: count }, () => random.next());
  };

  test("repeats with its seed, differs with another, and stays in its range", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0 }), (seed) => {
        expect(draw(seed)).toEqual(draw(seed));
        expect(draw(seed)).not.toEqual(draw(seed + 1));
        expect(draw(seed).every((value) => value >= 0 && value < 1)).toBe(true);
      }),
    );
  });

  test("is spread evenly enough to reach every choice", () => {
    const counts = [0, 0, 0, 0];
    const random = createSeededRandom(1);
    for (let times = 0; times < 4_000; times += 1) counts[random.below(4)] = (counts[random.below(4)] ?? 0) + 1;
    expect(Math.min(...counts)).toBeGreaterThan(800);
  });

  test("a fork does not depend on what was drawn before it", () => {
    const random = createSeededRandom(5);
    const before = random.fork("a").next();
    random.next();
    expect(random.fork("a").next()).toBe(before);
    expect(random.fork("b").next()).not.toBe(before);
  });

  test("nothing can be picked from nothing", () => {
    expect(() => createSeededRandom(1).pick([])).toThrow("nothing to pick");
  });
});

test("canaries and references are found wherever they stand, each as itself", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0 }), fc.string(), (seed, noise) => {
      const random = createSeededRandom(seed);
      const [canary, reference] = [createCanary(random), createReference(random)];
      const text = `${noise} ${canary}, ${reference} ${JSON.stringify({ canary })}`;
      expect(findCanaries(text)).toEqual([canary]);
      expect(findReference(`${canary} ${reference}`)).toBe(reference);
      expect(findCanaries(reference)).toEqual([]);
    }),
  );
});
