import fc from "fast-check";
import { expect, test } from "vitest";
import { BEFORE_MAX, type LabelCommand, type LabelStanding, type Missing, move } from "./label-machine.ts";

/** Version n was written by the person whose number is n modulo 4. */
const authorOf = (version: number) => `person-${version % 4}`;
type Deed = { by: string; type: LabelCommand["type"] | "prove" | "disprove"; version: number };
const deed: fc.Arbitrary<Deed> = fc.record({
  by: fc.nat(3).map((index) => `person-${index}`),
  type: fc.constantFrom(
    "put",
    "remove",
    "ask",
    "ask",
    "approve",
    "approve",
    "decline",
    "withdraw",
    "roll_back",
    "prove",
    "prove",
    "disprove",
  ),
  version: fc.integer({ min: 1, max: 5 }),
});
const START: LabelStanding = { version: null, before: [], isProtected: true, ask: null };

type Seen = { deed: Deed; from: LabelStanding; to: LabelStanding | null; isProved: boolean };

/** Everything done in a row to one label, while evaluations come and go. */
function walk(all: readonly Deed[], start: LabelStanding): Seen[] {
  const proved = new Set<number>();
  let from = start;
  return all.map((each) => {
    const { type, version, by } = each;
    if (type === "prove") proved.add(version);
    if (type === "disprove") proved.delete(version);
    const target = type === "approve" ? (from.ask?.version ?? version) : version;
    const seen = { deed: each, from, isProved: proved.has(target) };
    if (type === "prove" || type === "disprove") return { ...seen, to: null };
    const step = move(from, toCommand(type, version, { target, missing: proved.has(target) ? [] : ["evaluation"] }), by);
    if (step.type === "moved") from = step.to;
    return { ...seen, to: step.type === "moved" ? step.to : null };
  });
}

function toCommand(
  type: LabelCommand["type"],
  version: number,
  { target, missing }: { target: number; missing: readonly Missing[] },
): LabelCommand {
  if (type === "put") return { type, version };
  if (type === "ask") return { type, version, missing };
  return type === "approve" ? { type, authorId: authorOf(target), missing } : { type };
}

test("whatever is done in whatever order, production moves only to a proved version by a second person, or back to what it was", () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 40 }), (all) => {
      const steps = walk(all, START);
      const held: number[] = [];
      for (const [index, { deed: done, from, to, isProved }] of steps.entries()) {
        if (to === null || to.version === from.version) continue;
        if (done.type === "roll_back") expect(held).toContain(to.version);
        else {
          const asked = steps.slice(0, index).findLast((step) => step.deed.type === "ask" && step.to !== null);
          expect(done.type).toBe("approve");
          expect(isProved).toBe(true);
          expect(asked?.isProved).toBe(true);
          expect(asked?.deed.version).toBe(to.version);
          expect([asked?.deed.by, authorOf(to.version ?? 0)]).not.toContain(done.by);
          expect(asked?.from.version).toBe(from.version);
        }
        if (to.version !== null) held.push(to.version);
      }
    }),
    { numRuns: 3_000 },
  );
});

test("going back undoes the moves one by one, to the first one, and never to nothing", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 30 }), (versions) => {
      const states: LabelStanding[] = [{ ...START, isProtected: false }];
      for (const version of versions) {
        const step = move(states.at(-1) ?? START, { type: "put", version }, "ada");
        if (step.type === "moved") states.push(step.to);
      }
      const distinct = states.filter((state, index) => state.version !== null && state.version !== states[index - 1]?.version);
      for (let at = distinct.at(-1), left = distinct.length - 1; at; left -= 1) {
        expect(at.version).toBe(distinct[left]?.version);
        const step = move(at, { type: "roll_back" }, "ada");
        at = step.type === "moved" ? step.to : undefined;
        expect(step.type === "moved").toBe(left > 0);
      }
    }),
  );
});

test("a label remembers so many versions and no more", () => {
  let at: LabelStanding = { ...START, isProtected: false };
  for (let version = 1; version <= BEFORE_MAX + 10; version += 1) {
    const step = move(at, { type: "put", version }, "ada");
    if (step.type === "moved") at = step.to;
  }
  expect(at.before).toHaveLength(BEFORE_MAX);
  expect(at.before[0]).toBe(10);
});

test("every refusal says why by name", () => {
  const codeOf = (from: Partial<LabelStanding>, command: LabelCommand, by: string | null = "bo") => {
    const step = move({ ...START, ...from }, command, by);
    return step.type === "refused" ? [step.code, ...(step.missing ?? []), ...(step.own ?? [])] : [];
  };
  const asked = { ask: { version: 2, requestedBy: "ada", from: null } };
  expect(codeOf({}, { type: "put", version: 1 })).toEqual(["prompts.label_protected"]);
  expect(codeOf({ version: 1 }, { type: "remove" })).toEqual(["prompts.label_protected"]);
  expect(codeOf({ isProtected: false }, { type: "remove" })).toEqual(["prompts.label_not_set"]);
  expect(codeOf(asked, { type: "ask", version: 3, missing: [] })).toEqual(["prompts.promotion_open"]);
  expect(codeOf({ version: 2 }, { type: "ask", version: 2, missing: [] })).toEqual(["prompts.label_unchanged"]);
  expect(codeOf({}, { type: "ask", version: 2, missing: ["evaluation", "second_person"] })).toEqual([
    ...["prompts.promotion_blocked", "evaluation", "second_person"],
  ]);
  expect(codeOf(asked, { type: "approve", authorId: "ada", missing: [] }, "ada")).toEqual(["prompts.promotion_own", "requested", "wrote"]);
  expect(codeOf(asked, { type: "approve", authorId: "bo", missing: [] })).toEqual(["prompts.promotion_own", "wrote"]);
  expect(codeOf(asked, { type: "approve", authorId: "ada", missing: [] }, null)).toEqual(["prompts.promotion_own", "requested", "wrote"]);
  expect(codeOf({ ...asked, version: 9 }, { type: "approve", authorId: "ada", missing: [] })).toEqual(["prompts.promotion_overtaken"]);
  expect(codeOf(asked, { type: "approve", authorId: "ada", missing: ["evaluation"] })).toEqual(["prompts.promotion_blocked", "evaluation"]);
  expect(codeOf({}, { type: "approve", authorId: "ada", missing: [] })).toEqual(["prompts.promotion_decided"]);
  expect(codeOf(asked, { type: "withdraw" })).toEqual(["prompts.promotion_own"]);
  expect(codeOf({}, { type: "roll_back" })).toEqual(["prompts.nothing_to_roll_back"]);
});
