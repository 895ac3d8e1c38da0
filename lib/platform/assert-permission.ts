import type { Context } from "./context.ts";
import { AppError } from "./errors.ts";
import { isKeyScope, type Permission, permissionsOf } from "./permissions.ts";

/** The gate inside every verb; the route's own check is only the earlier one. */
export function assertPermission(ctx: Context, permission: Permission): void {
  if (ctx.permissions.has(permission)) return;
  if (ctx.actor.type === "apiKey" && ctx.role !== null && permissionsOf(ctx.role).has(permission)) {
    if (!isKeyScope(permission)) throw userRequired();
    throw new AppError("forbidden", "auth.scope_required", `This key's scopes do not include ${permission}.`);
  }
  throw new AppError("forbidden", "auth.permission_required", `Your role does not include ${permission}.`);
}

/** Verbs that act on one person's own records. A key acts for the person it belongs to. */
export function userIdOf(ctx: Context): string {
  if (ctx.actor.type !== "user" && ctx.actor.type !== "apiKey") throw userRequired();
  return ctx.actor.userId;
}

/** For what a key may never do for its person. */
export function userRequired(): AppError {
  return new AppError("forbidden", "auth.user_required", "This needs a person who has signed in; a key or a job cannot do it.");
}
