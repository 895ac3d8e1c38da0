import type { Role } from "../platform/permissions.ts";
import type { Account } from "./schema.ts";
import type { UserRecord } from "./user.store.ts";

export function toAccount(user: UserRecord, role: Role): Account {
  return { id: user._id, name: user.name, email: user.email, role, createdAt: user.createdAt.toISOString() };
}
