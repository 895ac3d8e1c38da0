import { userRequired } from "../../platform/assert-permission.ts";
import type { Actor, Context } from "../../platform/context.ts";
import { credentialsRequired } from "../errors.ts";

/** A job has no password and no profile, and a key may not touch those of its person. */
export function requireUser(ctx: Context): Extract<Actor, { type: "user" }> {
  if (ctx.actor.type === "apiKey") throw userRequired();
  if (ctx.actor.type !== "user") throw credentialsRequired();
  return ctx.actor;
}
