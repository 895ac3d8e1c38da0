import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EXTENSIONS_MAX } from "../schema.ts";
import { isEndedByClock, type LeaseCommand, type Mover, move, newTenure, stateOf, type Tenure, whyHalted } from "./lease-machine.ts";

const HOUR_MS = 3_600_000;
const START = Date.parse("2026-03-01T09:00:00Z");
const PEOPLE = ["ana", "ben", "cho", "dan", "eve"];
const APPROVALS = 2;

const at = (hours: number) => new Date(START + hours * HOUR_MS);
const by = (userId: string | null, now: Date, rest: Partial<Mover> = {}): Mover => ({
  ...{ userId, now, isRequired: true, validators: PEOPLE },
  ...rest,
});

const ASK: LeaseCommand = { type: "ask", hours: 2, reason: "Nightly run", approvals: APPROVALS };
const YES: LeaseCommand = { type: "vote", approve: true, reason: "Fine" };
const NO: LeaseCommand = { type: "vote", approve: false, reason: "Not now" };
const EXTEND: LeaseCommand = { type: "extend", hours: 2, reason: "Takes longer", approvals: APPROVALS };

function must(from: Tenure, command: LeaseCommand, mover: Mover): Tenure {
  const step = move(from, command, mover);
  if (step.type === "refused") throw new Error(step.code);
  return step.to;
}

const refusalOf = (from: Tenure, command: LeaseCommand, mover: Mover) => {
  const step = move(from, command, mover);
  return step.type === "refused" ? step.code : null;
};

const stateAt = (tenure: Tenure, now: Date, isRequired = true) => stateOf(tenure, { now, isRequired });
const asked = (now = at(0)) => must(newTenure(now), ASK, by("ana", now));
const granted = (now = at(0)) => ["ben", "cho"].reduce((tenure, userId) => must(tenure, YES, by(userId, now)), asked(now));
const extended = (tenure: Tenure, now: Date) =>
  ["ben", "cho"].reduce((next, userId) => must(next, YES, by(userId, now)), must(tenure, EXTEND, by("ana", now)));

describe("a lease", () => {
  test("is granted by the second approval and not by the first, and never by whoever asked", () => {
    const first = must(asked(), YES, by("ben", at(0)));
    expect(stateAt(first, at(0))).toBe("PENDING");
    expect(refusalOf(first, YES, by("ana", at(0)))).toBe("failsafe.own_request");
    expect(refusalOf(first, YES, by("ben", at(0)))).toBe("failsafe.voted_already");
    const second = must(first, YES, by("cho", at(0)));
    expect([stateAt(second, at(0)), second.endsAt]).toEqual(["VALID", at(2)]);
  });

  test("is refused as soon as those who are left cannot make the quorum any more", () => {
    const rejections = ["ben", "cho"].reduce((tenure, userId) => must(tenure, NO, by(userId, at(0))), asked());
    expect(stateAt(rejections, at(0))).toBe("PENDING");
    expect(stateAt(must(rejections, NO, by("dan", at(0))), at(0))).toBe("DENIED");
    const few = { validators: ["ana", "ben", "cho"] };
    expect(stateAt(must(asked(), NO, by("ben", at(0), few)), at(0))).toBe("DENIED");
  });

  test("is not asked for where too few could approve it, nor by the product itself", () => {
    expect(refusalOf(newTenure(at(0)), ASK, by("ana", at(0), { validators: ["ana", "ben"] }))).toBe("failsafe.quorum_impossible");
    expect(refusalOf(newTenure(at(0)), ASK, by(null, at(0)))).toBe("failsafe.quorum_impossible");
  });

  test("runs out by the clock and is then asked for anew; what was refused may be asked for again", () => {
    expect(stateAt(granted(), new Date(at(2).getTime() - 1))).toBe("VALID");
    expect(stateAt(granted(), at(2))).toBe("EXPIRED");
    expect(must(granted(), ASK, by("ana", at(3)))).toMatchObject({ state: "PENDING", endsAt: null, extensions: 0 });
    const refused = ["ben", "cho", "dan"].reduce((tenure, userId) => must(tenure, NO, by(userId, at(0))), asked());
    expect(must(refused, ASK, by("eve", at(1))).state).toBe("PENDING");
  });

  test("is ended early, or its request taken back", () => {
    const ended = must(granted(), { type: "end" }, by("ana", at(1)));
    expect([stateAt(ended, at(1)), ended.endsAt]).toEqual(["EXPIRED", at(1)]);
    expect(must(asked(), { type: "end" }, by("ana", at(0)))).toMatchObject({ state: "UNINITIALIZED", ask: { outcome: "withdrawn" } });
    expect(refusalOf(ended, { type: "end" }, by("ana", at(1)))).toBe("failsafe.nothing_to_end");
  });
});

describe("an extension", () => {
  test("counts from the end of the term, three times at most", () => {
    let tenure = granted();
    for (let count = 1; count <= EXTENSIONS_MAX; count += 1) {
      tenure = extended(tenure, at(1));
      expect([tenure.endsAt, tenure.extensions]).toEqual([at(2 + 2 * count), count]);
    }
    expect(refusalOf(tenure, EXTEND, by("ana", at(1)))).toBe("failsafe.extensions_used");
  });

  test("that is refused, or still asked for when the end comes, leaves the lease its own end", () => {
    const open = must(granted(), EXTEND, by("ana", at(1)));
    const refused = ["ben", "cho", "dan"].reduce((tenure, userId) => must(tenure, NO, by(userId, at(1))), open);
    expect([stateAt(refused, at(1)), refused.endsAt]).toEqual(["VALID", at(2)]);
    expect(refusalOf(open, YES, by("ben", at(2)))).toBe("failsafe.nothing_to_vote");
    expect(must(open, { type: "lapse" }, by(null, at(2)))).toMatchObject({ state: "EXPIRED", ask: { outcome: "lapsed" } });
  });
});

describe("a trip", () => {
  const trip = (tripId: string): LeaseCommand => ({ type: "deny", tripId, reason: "score" });

  test("takes a standing lease, and its restore gives back exactly what stood", () => {
    const taken = must(newTenure(at(0)), trip("stp_1"), by(null, at(0)));
    expect([stateAt(taken, at(0), false), whyHalted(taken, at(0))]).toEqual(["DENIED", { reason: "score", tripId: "stp_1" }]);
    expect(stateAt(must(taken, { type: "restore", tripId: "stp_1" }, by(null, at(1))), at(1), false)).toBe("VALID");
    const restored = must(must(granted(), trip("stp_1"), by(null, at(1))), { type: "restore", tripId: "stp_1" }, by(null, at(1)));
    expect([stateAt(restored, at(1)), stateAt(restored, at(2))]).toEqual(["VALID", "EXPIRED"]);
  });

  test("is not undone by a vote, a request, an extension or another trip's restore, and counts once however often it is told", () => {
    const taken = must(must(granted(), trip("stp_1"), by(null, at(1))), trip("stp_1"), by(null, at(1)));
    expect(taken.denials).toHaveLength(1);
    for (const command of [ASK, EXTEND, YES]) expect(refusalOf(taken, command, by("dan", at(1)))).toBe("failsafe.lease_denied");
    const twice = must(taken, trip("stp_2"), by(null, at(1)));
    expect(stateAt(must(twice, { type: "restore", tripId: "stp_1" }, by(null, at(1))), at(1))).toBe("DENIED");
  });
});

test("a clock that jumps back does not revive what has been seen to run out, and says that a clock did it", () => {
  const seen = must(granted(), { type: "lapse" }, by(null, at(2.5)));
  expect([stateAt(seen, at(1.5)), isEndedByClock(seen, at(1.5))]).toEqual(["EXPIRED", true]);
  expect(whyHalted(seen, at(1.5))).toEqual({ reason: "clock", tripId: null });
  expect(whyHalted(seen, at(2.5))).toEqual({ reason: "expired", tripId: null });
});

/** What a lease should be, told apart from how the machine keeps it: by what people did, and the latest moment they did it at. */
type Model = {
  tenure: Tenure;
  now: number;
  /** Of the open request. */
  asker: string | null;
  yes: Set<string>;
  no: Set<string>;
  isExtension: boolean;
  /** Of the granted term. */
  endsAt: number | null;
  extensions: number;
  trips: Set<string>;
  seen: number;
};

const person = fc.constantFrom(...PEOPLE);
const tripId = fc.constantFrom("stp_1", "stp_2");
const command = fc.oneof(
  fc.record({ do: fc.constant("ask" as const), userId: person, hours: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ do: fc.constant("extend" as const), userId: person, hours: fc.integer({ min: 1, max: 4 }) }),
  { weight: 4, arbitrary: fc.record({ do: fc.constant("vote" as const), userId: person, approve: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("vote" as const), userId: person, approve: fc.constant(true) }) },
  fc.record({ do: fc.constant("end" as const), userId: person }),
  fc.record({ do: fc.constant("deny" as const), tripId }),
  fc.record({ do: fc.constant("restore" as const), tripId }),
  fc.record({ do: fc.constant("pass" as const), minutes: fc.integer({ min: 1, max: 90 }) }),
  fc.record({ do: fc.constant("lapse" as const) }),
  { weight: 2, arbitrary: fc.record({ do: fc.constant("jump" as const), minutes: fc.integer({ min: -60, max: 60 }) }) },
);
/** A request that goes through, so that paths reach what lies behind several of them. */
const round = fc
  .record({ do: fc.constantFrom("ask" as const, "extend" as const), hours: fc.integer({ min: 1, max: 4 }) })
  .map((wanted): Done[] => [
    { ...wanted, userId: "ana" },
    ...["ben", "cho"].map((userId) => ({ do: "vote" as const, userId, approve: true })),
  ]);
/** A clock is ahead for a while, and somebody looks at the lease meanwhile. */
const slip = fc
  .integer({ min: 1, max: 60 })
  .map((minutes): Done[] => [{ do: "jump", minutes }, { do: "lapse" }, { do: "jump", minutes: -minutes }]);
const single = command.map((done): Done[] => [done]);
const path = fc.array(fc.oneof({ weight: 4, arbitrary: single }, { weight: 2, arbitrary: round }, { weight: 1, arbitrary: slip }), {
  maxLength: 60,
});
type Done = typeof command extends fc.Arbitrary<infer Value> ? Value : never;

function toCommand(done: Done): [LeaseCommand, string | null] | null {
  switch (done.do) {
    case "ask":
    case "extend":
      return [{ type: done.do, hours: done.hours, reason: "r", approvals: APPROVALS }, done.userId];
    case "vote":
      return [{ type: "vote", approve: done.approve, reason: "r" }, done.userId];
    case "end":
      return [{ type: "end" }, done.userId];
    case "lapse":
      return [{ type: "lapse" }, null];
    case "deny":
      return [{ type: "deny", tripId: done.tripId, reason: "manual" }, null];
    case "restore":
      return [{ type: "restore", tripId: done.tripId }, null];
    default:
      return null;
  }
}

const isGranted = ({ endsAt, seen }: Model) => endsAt !== null && endsAt > seen;

/** What is owed after the machine has taken a step it did not refuse. */
function follow(model: Model, done: Done): void {
  model.seen = Math.max(model.seen, model.now);
  if (model.isExtension && !isGranted(model)) model.asker = null;
  if (done.do === "ask") Object.assign(model, { seen: model.now, endsAt: null, extensions: 0 });
  if (done.do === "ask" || done.do === "extend")
    Object.assign(model, { asker: done.userId, yes: new Set(), no: new Set(), isExtension: done.do === "extend" });
  if (done.do === "vote") followVote(model, done);
  if (done.do === "end") Object.assign(model, { asker: null, endsAt: null });
  if (done.do === "deny") model.trips.add(done.tripId);
  if (done.do === "restore") model.trips.delete(done.tripId);
}

function followVote(model: Model, { userId, approve }: { userId: string; approve: boolean }): void {
  expect(userId).not.toBe(model.asker);
  expect(model.yes.has(userId) || model.no.has(userId)).toBe(false);
  (approve ? model.yes : model.no).add(userId);
  const hours = model.tenure.ask?.hours ?? 0;
  if (model.yes.size === APPROVALS) {
    const from = model.isExtension ? (model.endsAt ?? Number.NaN) : model.seen;
    if (model.isExtension) model.extensions += 1;
    Object.assign(model, { endsAt: from + hours * HOUR_MS, asker: null });
  } else if (PEOPLE.length - 1 - model.no.size < APPROVALS) model.asker = null;
}

function play(model: Model, done: Done): void {
  if (done.do === "pass" || done.do === "jump") {
    model.now += done.minutes * 60_000;
    return;
  }
  const made = toCommand(done);
  if (!made) return;
  const [wanted, userId] = made;
  const step = move(model.tenure, wanted, by(userId, new Date(model.now)));
  if (step.type === "refused") return;
  model.tenure = step.to;
  follow(model, done);
}

test("no path acts without a quorum of others within its term, nor under a trip; three extensions at most; whatever the clock does", () => {
  fc.assert(
    fc.property(path, (steps) => {
      const model: Model = {
        ...{ tenure: newTenure(at(0)), now: START, asker: null, yes: new Set(), no: new Set(), isExtension: false },
        ...{ endsAt: null, extensions: 0, trips: new Set(), seen: START },
      };
      for (const done of steps.flat()) {
        play(model, done);
        const mayAct = stateAt(model.tenure, new Date(model.now)) === "VALID";
        const seen = Math.max(model.seen, model.now);
        expect(mayAct).toBe(model.trips.size === 0 && model.endsAt !== null && model.endsAt > seen);
        expect(model.tenure.extensions).toBe(model.extensions);
        expect(model.extensions).toBeLessThanOrEqual(EXTENSIONS_MAX);
        const granted = model.tenure.ask?.outcome === "granted" ? model.tenure.ask.votes.filter(({ approve }) => approve) : null;
        if (granted) expect(new Set(granted.map(({ userId }) => userId)).size).toBe(APPROVALS);
      }
    }),
    { numRuns: 2_000 },
  );
});
