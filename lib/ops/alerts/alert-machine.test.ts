import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluateRules, isOpen, REOPENS_WITHIN_MS, type Standing, type Transition } from "./alert-machine.ts";
import type { Observation } from "./observation.ts";
import { type AlertRule, RULES, ruleOf } from "./rules.ts";

const MINUTE = 60_000;
const SUBJECTS = ["first", "second"];

/** Ill wherever a provider is closed off. */
const RULE: AlertRule = { ...ruleOf("ProviderDown"), forMs: 3 * MINUTE };

const observe = (minute: number, ill: readonly string[] | null): Observation => ({
  at: new Date(minute * MINUTE),
  ...{ minutes: null, usualAuthFailures: null, services: {}, backups: null, jobs: null, missedSchedules: null, rollbackTriggers: null },
  providers: ill && SUBJECTS.map((provider) => ({ provider, isUp: !ill.includes(provider) })),
});

/** As the store keeps them: what was resolved long ago is not looked at any more. */
function keep(before: readonly Standing[], transitions: readonly Transition[], at: Date): Standing[] {
  const isSame = (a: Standing, b: Standing) => a.rule === b.rule && a.subject === b.subject;
  const untouched = before.filter((old) => !transitions.some(({ standing }) => isSame(old, standing)));
  const changed = transitions.filter(({ type }) => type !== "dropped").map(({ standing }) => standing);
  return [...untouched, ...changed].filter((each) => isOpen(each) || at.getTime() - (each.resolvedAt?.getTime() ?? 0) < REOPENS_WITHIN_MS);
}

function run(course: readonly (readonly string[] | null)[], rule = RULE) {
  let standing: Standing[] = [];
  return course.map((ill, minute) => {
    const transitions = evaluateRules([rule], observe(minute, ill), standing);
    standing = keep(standing, transitions, new Date(minute * MINUTE));
    return { minute, transitions, standing };
  });
}

const course = fc.array(fc.oneof({ weight: 1, arbitrary: fc.constant(null) }, { weight: 9, arbitrary: fc.subarray(SUBJECTS) }), {
  minLength: 1,
  maxLength: 60,
});

test("a rule never has two open alerts of one subject", () => {
  fc.assert(
    fc.property(course, (steps) => {
      for (const { standing } of run(steps)) {
        const open = standing.filter(isOpen).map(({ subject }) => subject);
        expect(new Set(open).size).toBe(open.length);
      }
    }),
  );
});

test("an alert fires only after it has been so for as long as its rule asks, and is resolved only after as long of being well", () => {
  fc.assert(
    fc.property(course, (steps) => {
      for (const { minute, transitions } of run(steps))
        for (const { type, standing } of transitions) {
          const known = steps.slice(0, minute + 1);
          const lately = (count: number) => known.slice(-count).filter((ill) => ill !== null);
          if (type === "fired") expect(lately(4).every((ill) => ill.includes(standing.subject))).toBe(true);
          if (type === "resolved") expect(lately(4).every((ill) => !ill.includes(standing.subject))).toBe(true);
        }
    }),
  );
});

test("what is not known changes nothing", () => {
  fc.assert(
    fc.property(course, (steps) => {
      const before = run(steps).at(-1)?.standing ?? [];
      expect(evaluateRules([RULE], observe(steps.length, null), before)).toEqual([]);
    }),
  );
});

test("whatever is ill for long enough fires, and whatever is well for long enough is resolved, whatever was before", () => {
  fc.assert(
    fc.property(course, (steps) => {
      const ill = run([...steps, ...Array.from({ length: 40 }, () => SUBJECTS)]).at(-1)?.standing ?? [];
      expect(ill.map(({ state }) => state)).toEqual(["firing", "firing"]);
      const well = run([...steps, ...Array.from({ length: 40 }, () => [])]).at(-1)?.standing ?? [];
      expect(well.filter(isOpen)).toEqual([]);
    }),
  );
});

const ILL = ["first"];
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);
const typesOf = (steps: readonly (readonly string[] | null)[]) =>
  run(steps).flatMap(({ transitions }) => transitions.map(({ type }) => type));

test("what was never told to anybody is dropped", () => {
  expect(typesOf([ILL, ILL, []])).toEqual(["began", "continued", "dropped"]);
});

test("one that comes back within half an hour is the same alert; at the third time it takes half an hour to be resolved", () => {
  const round = [...times(4, ILL), ...times(4, [])];
  const after = run([...round, ...round, ...round]);
  expect(after.flatMap(({ transitions }) => transitions.map(({ type }) => type)).filter((type) => type !== "continued")).toEqual([
    ...["began", "fired", "resolved", "began", "fired", "resolved", "began", "fired"],
  ]);
  expect(after.at(-1)?.standing).toMatchObject([{ subject: "first", state: "firing", firings: 3 }]);
  const longer = run([...round, ...round, ...round, ...times(27, [])]);
  expect(longer.at(-2)?.standing).toMatchObject([{ state: "firing" }]);
  expect(longer.at(-1)?.transitions).toMatchObject([{ type: "resolved" }]);
});

test("one that comes back later is another one", () => {
  const after = run([...times(4, ILL), ...times(4, []), ...times(31, []), ...times(4, ILL)]);
  expect(after.at(-1)?.standing).toMatchObject([{ state: "firing", firings: 1 }]);
});

test("every rule has a name of its own and says what to do", () => {
  expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length);
  for (const { summary, runbook } of RULES) expect([summary.endsWith("."), runbook.startsWith("docs/runbooks/")]).toEqual([true, true]);
});
