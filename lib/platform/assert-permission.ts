import type { Context } from "./context.ts";
import { AppError } from "./errors.ts";
import type { Permission } from "./permissions.ts";

/** The gate inside every verb; the route's own check is only the earlier one. */
export function assertPermission(ctx: Context, permission: Permission): void {
  if (!ctx.permissions.has(permission))
    throw new AppError("forbidden", "auth.permission_required", `Your role does not include ${permission}.`);
}

/** Verbs that act on one person's own records. */
export function userIdOf(ctx: Context): string {
  if (ctx.actor.type !== "user") throw new AppError("forbidden", "auth.user_required", "This belongs to a person; sign in as one.");
  return ctx.actor.userId;
}
