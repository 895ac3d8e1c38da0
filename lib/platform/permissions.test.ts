import { expect, test } from "vitest";
import { isRoleAbove, PERMISSIONS, permissionsOf, ROLES } from "./permissions.ts";

test("READ_ONLY holds no permission that changes anything", () => {
  const held = [...permissionsOf("READ_ONLY")];
  expect(held.length).toBeGreaterThan(0);
  expect(held.filter((permission) => !permission.endsWith(".read"))).toEqual([]);
});

test("every permission is a read or a write of a module, and somebody holds it", () => {
  for (const permission of PERMISSIONS) {
    expect(permission).toMatch(/^[a-z-]+\.(?:read|write)$/);
    expect(permissionsOf("OWNER").has(permission), permission).toBe(true);
  }
});

test("nobody holds what is not in the table, and no role holds more than one above it", () => {
  for (const [index, role] of ROLES.entries()) {
    for (const permission of permissionsOf(role)) {
      expect(PERMISSIONS).toContain(permission);
      for (const higher of ROLES.slice(0, index)) expect(permissionsOf(higher).has(permission), `${higher} ${permission}`).toBe(true);
    }
  }
});

test("operating the deployment is for owners and administrators", () => {
  for (const role of ["ANALYST", "USER", "READ_ONLY"] as const) {
    expect([...permissionsOf(role)].filter((permission) => permission.startsWith("ops.") || permission === "organization.write")).toEqual(
      [],
    );
  }
});

test("nobody stands above an equal or a higher role", () => {
  for (const [a, first] of ROLES.entries()) for (const [b, second] of ROLES.entries()) expect(isRoleAbove(first, second)).toBe(a < b);
});
