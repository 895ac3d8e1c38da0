import type { Actor, Context } from "../../platform/context.ts";
import { credentialsRequired } from "../errors.ts";

/** A key or a job has no password and no profile. */
export function requireUser(ctx: Context): Extract<Actor, { type: "user" }> {
  if (ctx.actor.type !== "user") throw credentialsRequired();
  return ctx.actor;
}
