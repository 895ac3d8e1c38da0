import fc from "fast-check";
import { expect, test } from "vitest";
import { PLATFORM_ROLES, ROLES } from "../../platform/permissions.ts";
import { mayActOn } from "./may-act-on.ts";

const person = fc.record({
  userId: fc.constantFrom("usr_a", "usr_b", "usr_c"),
  role: fc.constantFrom(...ROLES),
  platformRole: fc.option(fc.constantFrom(...PLATFORM_ROLES), { nil: undefined, freq: 2 }),
});

test("nobody acts on themselves, and no two people act on each other", () => {
  fc.assert(
    fc.property(person, person, (a, b) => {
      if (a.userId === b.userId) expect(mayActOn(a, b)).toBe(false);
      expect(mayActOn(a, b) && mayActOn(b, a)).toBe(false);
    }),
  );
});

test.each(ROLES)("inside an organization %s acts on every lower role and on no other", (role) => {
  const below = ROLES.filter((target) => mayActOn({ userId: "usr_a", role }, { userId: "usr_b", role: target }));
  expect(below).toEqual(ROLES.slice(ROLES.indexOf(role) + 1));
});

test("whoever runs the deployment acts on every role but their own, support on nobody by it, and neither is acted on from inside", () => {
  for (const role of ROLES) {
    const inside = { userId: "usr_a", role };
    const operator = { userId: "usr_o", role: "READ_ONLY" as const, platformRole: "SUPER_ADMIN" as const };
    const support = { userId: "usr_s", role: "READ_ONLY" as const, platformRole: "SUPPORT" as const };
    expect(mayActOn(operator, inside)).toBe(true);
    expect(mayActOn(support, inside)).toBe(false);
    expect(mayActOn(inside, operator)).toBe(false);
    expect(mayActOn(inside, support)).toBe(false);
    expect(mayActOn(operator, support)).toBe(true);
    expect(mayActOn(operator, { ...operator, userId: "usr_p" })).toBe(false);
  }
  expect(mayActOn({ userId: "usr_a", role: null }, { userId: "usr_b", role: "READ_ONLY" })).toBe(false);
  expect(mayActOn({ userId: "usr_a", role: "OWNER" }, { userId: "usr_b", role: null })).toBe(false);
});
