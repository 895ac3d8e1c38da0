import { expect, test } from "vitest";
import {
  ACCOUNT_PERMISSIONS,
  isKeyScope,
  isRoleAbove,
  KEY_SCOPES,
  PERMISSIONS,
  PLATFORM_ROLES,
  permissionsOf,
  permissionsOfKey,
  ROLES,
} from "./permissions.ts";

test("READ_ONLY holds no permission that changes anything", () => {
  const held = [...permissionsOf("READ_ONLY")];
  expect(held.length).toBeGreaterThan(0);
  expect(held.filter((permission) => !permission.endsWith(".read"))).toEqual([]);
});

test("every permission is a read or a write of a module, and somebody holds it", () => {
  for (const permission of PERMISSIONS) {
    expect(permission).toMatch(/^[a-z-]+\.(?:read|write|manage|own|run|trip)$/);
    expect(permissionsOf("OWNER", "SUPER_ADMIN").has(permission), permission).toBe(true);
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

/** The letters are the roles that hold a row. Every change of the table is made here too, so that none is a slip. */
const TABLE = `
O____ organization.own
OA___ ai-policy.write api-keys.manage audit-policy.write failsafe-policy.write guard-policy.write integrations.manage members.write
OA___ organization.write ops.read ops.write prompts-public.write risk-policy.write users.read users.write
OAN__ audit.read failsafe.trip failsafe-leases.write guard-events.read prompts-labels.write risk-cases.write usage.read
OANU_ account.write ai.write api-keys.write chat.write failsafe.write guard.write integrations.read integrations.write knowledge.write memory.write prompts.run prompts.write risk.write
OANUR account.read ai.read api-keys.read chat.read failsafe.read guard.read knowledge.read members.read memory.read organization.read prompts.read risk.read`;
const LETTERS = { OWNER: "O", ADMIN: "A", ANALYST: "N", USER: "U", READ_ONLY: "R" } as const;

function tableOf(role: (typeof ROLES)[number]): string[] {
  const rows = TABLE.trim()
    .split("\n")
    .map((line) => line.split(" "));
  return rows.flatMap(([roles = "", ...permissions]) => (roles.includes(LETTERS[role]) ? permissions : [])).toSorted();
}

test.each(ROLES)("%s holds what the table says, to the letter", (role) => {
  expect([...permissionsOf(role)].toSorted()).toEqual(tableOf(role));
});

test("every permission stands in the table once", () => {
  expect([...tableOf("OWNER"), "deployment.read", "deployment.write", "metrics.read"].toSorted()).toEqual([...PERMISSIONS].toSorted());
  expect(new Set(PERMISSIONS).size).toBe(PERMISSIONS.length);
});

test.each(ROLES)(
  "beside %s, whoever runs the deployment operates it and changes people, support reads both, both read its counters, and nothing else comes along",
  (role) => {
    const more = {
      SUPER_ADMIN: ["deployment.read", "deployment.write", "metrics.read", "users.read", "users.write"],
      SUPPORT: ["deployment.read", "metrics.read", "users.read"],
    } as const;
    for (const platformRole of PLATFORM_ROLES) {
      const both = [...new Set([...tableOf(role), ...more[platformRole]])].toSorted();
      expect([...permissionsOf(role, platformRole)].toSorted()).toEqual(both);
      // A key of theirs reads the counters and reaches nobody of another organization.
      expect([...permissionsOfKey(role, platformRole)].toSorted()).toEqual([...tableOf(role), "metrics.read"].toSorted());
    }
  },
);

test("who owes a second factor keeps their own account and nothing else", () => {
  expect([...ACCOUNT_PERMISSIONS]).toEqual(["account.read", "account.write"]);
});

test("a key is never given what only a person may do", () => {
  for (const permission of PERMISSIONS) expect(isKeyScope(permission), permission).toBe(KEY_SCOPES.includes(permission));
  expect(PERMISSIONS.filter((permission) => !KEY_SCOPES.includes(permission))).toEqual([
    ...["account.write", "api-keys.manage", "api-keys.write", "deployment.read", "deployment.write", "organization.own"],
  ]);
});
