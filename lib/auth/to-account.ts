import type { Role } from "../platform/permissions.ts";
import type { Account } from "./schema.ts";
import type { UserRecord } from "./user.store.ts";

export function toAccount(user: UserRecord, role: Role): Account {
  const { _id: id, name, email, createdAt, platformRole } = user;
  return { id, name, email, role, createdAt: createdAt.toISOString(), ...(platformRole && { platformRole }) };
}
