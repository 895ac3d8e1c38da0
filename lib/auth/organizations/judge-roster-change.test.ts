import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRoleAbove, permissionsOf, ROLES, type Role } from "../../platform/permissions.ts";
import { canGrant, judgeRosterChange, type RosterChange } from "./judge-roster-change.ts";

type Roster = Map<string, Role>;
type Step = { actor: string; target: string; change: RosterChange };

const PEOPLE = ["ana", "ben", "cleo", "dan", "eve"] as const;
const role = fc.constantFrom(...ROLES);
const change: fc.Arbitrary<RosterChange> = fc.oneof(
  role.map((next) => ({ type: "change-role" as const, role: next })),
  fc.constantFrom({ type: "remove" as const }, { type: "leave" as const }, { type: "transfer" as const }),
);
const step = fc.record({ actor: fc.constantFrom(...PEOPLE), target: fc.constantFrom(...PEOPLE), change });

function hasOtherOwner(roster: Roster, userId: string): boolean {
  return [...roster].some(([id, each]) => id !== userId && each === "OWNER");
}

/** Null when it may not happen. */
function applied(roster: Roster, { actor, target, change: what }: Step): Roster | null {
  const [has, had] = [roster.get(actor), roster.get(target)];
  if (!has || !had) return null;
  const situation = {
    actor: { userId: actor, role: has },
    target: { userId: target, role: had },
    hasOtherOwner: hasOtherOwner(roster, target),
  };
  if (judgeRosterChange(situation, what) !== null) return null;
  const next = new Map(roster);
  if (what.type === "change-role") next.set(target, what.role);
  else if (what.type === "transfer") next.set(target, "OWNER").set(actor, "ADMIN");
  else next.delete(target);
  return next;
}

describe("whatever people try, in whatever order", () => {
  const histories = fc.array(step, { maxLength: 60 });

  test("an organization keeps an owner", () => {
    fc.assert(
      fc.property(histories, (steps) => {
        let roster: Roster = new Map([
          ["ana", "OWNER"],
          ...PEOPLE.slice(1).map((id, index): [string, Role] => [id, ROLES[index] ?? "USER"]),
        ]);
        for (const each of steps) {
          roster = applied(roster, each) ?? roster;
          expect([...roster.values()]).toContain("OWNER");
        }
      }),
      { numRuns: 500 },
    );
  });

  test("nobody acts on an equal or higher role, on their own role, or without managing members", () => {
    fc.assert(
      fc.property(fc.record({ actor: role, target: role, isOwn: fc.boolean(), change, other: fc.boolean() }), (drawn) => {
        const actor = { userId: "ana", role: drawn.actor };
        const target = drawn.isOwn ? actor : { userId: "ben", role: drawn.target };
        const refusal = judgeRosterChange({ actor, target, hasOtherOwner: drawn.other }, drawn.change);
        if (refusal !== null || drawn.change.type === "leave") return;
        expect(actor.userId).not.toBe(target.userId);
        expect(isRoleAbove(actor.role, target.role)).toBe(true);
        expect(permissionsOf(actor.role).has("members.write")).toBe(true);
        if (drawn.change.type === "change-role" && actor.role !== "OWNER") expect(isRoleAbove(actor.role, drawn.change.role)).toBe(true);
        if (drawn.change.type === "transfer") expect(actor.role).toBe("OWNER");
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("of every pair of roles", () => {
  const all = ROLES.flatMap((actor) => ROLES.map((target) => ({ actor, target })));
  const judge = (actor: Role, target: Role, what: RosterChange) =>
    judgeRosterChange({ actor: { userId: "ana", role: actor }, target: { userId: "ben", role: target }, hasOtherOwner: true }, what);

  test("an owner removes everybody but owners, an admin everybody below, nobody else anybody", () => {
    const may = all.filter(({ actor, target }) => judge(actor, target, { type: "remove" }) === null);
    expect(may).toEqual([
      ...ROLES.slice(1).map((target) => ({ actor: "OWNER", target })),
      ...ROLES.slice(2).map((target) => ({ actor: "ADMIN", target })),
    ]);
  });

  test("only an owner hands over, and only to somebody who is none yet", () => {
    const may = all.filter(({ actor, target }) => judge(actor, target, { type: "transfer" }) === null);
    expect(may).toEqual(ROLES.slice(1).map((target) => ({ actor: "OWNER", target })));
  });

  test("an owner gives every role, everybody else those below their own", () => {
    const given = ROLES.map((actor) => [actor, ROLES.filter((next) => canGrant(actor, next))]);
    expect(Object.fromEntries(given)).toEqual({
      OWNER: ROLES,
      ADMIN: ["ANALYST", "USER", "READ_ONLY"],
      ANALYST: ["USER", "READ_ONLY"],
      USER: ["READ_ONLY"],
      READ_ONLY: [],
    });
  });

  test("everybody may leave but the last owner, and nobody is made to leave", () => {
    for (const each of ROLES) {
      const own = { userId: "ana", role: each };
      const leave = (hasOther: boolean) => judgeRosterChange({ actor: own, target: own, hasOtherOwner: hasOther }, { type: "leave" });
      expect(leave(true)).toBeNull();
      expect(leave(false)).toBe(each === "OWNER" ? "last_owner" : null);
      expect(judge(each, "USER", { type: "leave" })).toBe("not_allowed");
    }
  });
});
