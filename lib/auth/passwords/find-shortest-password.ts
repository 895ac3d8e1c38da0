import type { Context } from "../../platform/context.ts";
import { SHORTEST_ALONE, SHORTEST_WITH_SECOND_FACTOR } from "../password-policy.ts";
import type { AuthDeps } from "../ports.ts";
import type { UserRecord } from "../user.store.ts";

export type PasswordLengths = { shortest: number; shortestAlone: number };

/** How long this person's password has to be at least, and how long it would have to be without a second factor. */
export async function findShortestPassword(ctx: LengthContext, user: Pick<UserRecord, "_id" | "factors">): Promise<PasswordLengths> {
  const shortestAlone = await findShortestAlone(ctx, user);
  return { shortest: (user.factors ?? []).length > 0 ? SHORTEST_WITH_SECOND_FACTOR : shortestAlone, shortestAlone };
}

type LengthContext = Context<Pick<AuthDeps, "memberships" | "organizationSettings">>;

/** The strictest of the person's organizations decides. */
async function findShortestAlone(ctx: LengthContext, user: Pick<UserRecord, "_id">): Promise<number> {
  const { memberships, organizationSettings } = ctx.deps;
  const joined = await memberships.listOfUser(user._id);
  const settings = await Promise.all(joined.map(({ orgId }) => organizationSettings.get(orgId)));
  return Math.max(SHORTEST_ALONE, ...settings.map(({ passwordMinLength }) => passwordMinLength));
}
