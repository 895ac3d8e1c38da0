import { apiKeyCollection } from "../../../lib/auth/api-keys/api-key.store.ts";
import { grantPlatformRole } from "../../../lib/auth/users/grant-platform-role.ts";
import { type Permission, type PlatformRole, permissionsOf, ROLES, type Role } from "../../../lib/platform/permissions.ts";
import { createSystemContext } from "../../../lib/runtime/system-context.ts";
import { createKey } from "../../support/api-keys.ts";
import type { Harness, Person } from "../../support/harness.ts";

/** Everybody who may knock, with what the permission table gives them. `key` is a program's, `known` is false for who is not signed in. */
export type Caller = { name: string; token: string | null; isKnown: boolean; isKey: boolean; permissions: ReadonlySet<Permission> };

export async function createCallers(harness: Harness, owner: Person): Promise<Caller[]> {
  const person = (name: string, { token }: Person, permissions: ReadonlySet<Permission>): Caller => ({
    ...{ name, token, isKnown: true, isKey: false, permissions },
  });
  const callers: Caller[] = [{ name: "anonymous", token: null, isKnown: false, isKey: false, permissions: new Set() }];
  for (const role of ROLES.toReversed()) callers.push(person(role, await memberOf(harness, owner, role), permissionsOf(role)));
  const stranger = await harness.createPerson();
  callers.push(person("the owner of another organization", stranger, permissionsOf("OWNER")));
  for (const platformRole of ["SUPPORT", "SUPER_ADMIN"] as const) {
    const promoted = await promote(harness, await harness.addPerson(owner, "USER"), platformRole);
    callers.push(person(platformRole, promoted, permissionsOf("USER", platformRole)));
  }
  callers.push({ name: "banned", token: await tokenOfBanned(harness, owner), isKnown: false, isKey: false, permissions: new Set() });
  callers.push({
    name: "a key without a scope",
    token: await emptyKey(harness, owner),
    isKnown: true,
    isKey: true,
    permissions: new Set(),
  });
  return callers;
}

const memberOf = async (harness: Harness, owner: Person, role: Role) => (role === "OWNER" ? owner : harness.addPerson(owner, role));

export async function promote(harness: Harness, person: Person, platformRole: PlatformRole): Promise<Person> {
  const ctx = createSystemContext(harness.runtime, { job: "test", orgId: "" });
  await grantPlatformRole(ctx, { email: person.email, platformRole, reason: "Runs the deployment" });
  const { email, password } = person;
  const { token } = await harness.json<{ token: string }>("POST", "/api/auth/login", { body: { email, password } });
  return { ...person, token };
}

async function tokenOfBanned(harness: Harness, owner: Person): Promise<string> {
  const { userId, token } = await harness.addPerson(owner, "ADMIN");
  const body = { reason: "Left in anger" };
  const response = await harness.call("POST", `/api/admin/users/${userId}/ban`, { as: owner, body });
  if (!response.ok) throw new Error(`The ban answered ${response.status}.`);
  return token;
}

/** No such key can be made; it stands for one whose every scope its person has lost. */
async function emptyKey(harness: Harness, owner: Person): Promise<string> {
  const { key, apiKey } = await createKey(harness, owner);
  const filter = { _id: apiKey.id, orgId: owner.orgId };
  await harness.runtime.deps.db.collection(apiKeyCollection).updateOne(filter, { $set: { scopes: [] } });
  return key;
}
