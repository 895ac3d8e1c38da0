import { ROLES, type Role } from "../../../../_client/organizations.ts";

/** As the API names them, and what each means in a few words. */
export const ROLE_MEANINGS: Readonly<Record<Role, string>> = {
  OWNER: "Everything, and handing over or deleting the organization",
  ADMIN: "People, keys, budgets and policies",
  ANALYST: "Works with everything, and reads the trail, guard events and usage",
  USER: "Chats, prompts and keys of their own",
  READ_ONLY: "Looks, and writes nothing",
};

export function isRole(value: string | null | undefined): value is Role {
  return ROLES.some((role) => role === value);
}

/** Whom somebody may invite: roles below their own. */
export function rolesBelow(role: string | undefined): Role[] {
  return isRole(role) ? ROLES.slice(ROLES.indexOf(role) + 1) : [];
}
