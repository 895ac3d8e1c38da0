import type { Context } from "../platform/context.ts";
import { isReservedForDemo } from "./demo-address.ts";
import { registrationRefused } from "./errors.ts";
import { assertSignUpOpen } from "./internal/assert-sign-up-open.ts";
import { openAccount } from "./internal/open-account.ts";
import { assertStrongPassword } from "./password-policy.ts";
import type { AuthDeps } from "./ports.ts";
import type { RegisterInput } from "./schema.ts";
import type { SignedIn } from "./signed-in.ts";

/** A closed registration still lets the operator's own command in: a system actor that was given the permission. */
export async function createAccount(ctx: Context<AuthDeps>, input: RegisterInput): Promise<SignedIn> {
  const isOperator = ctx.actor.type === "system" && ctx.permissions.has("organization.write");
  if (!isOperator) await assertSignUpOpen(ctx);
  await assertStrongPassword(input.password, { email: input.email, name: input.name, pointer: "/body/password" });
  if (isReservedForDemo(input.email)) throw registrationRefused();
  const { name, email, password } = input;
  return openAccount(ctx, { name, email, password, organizationName: input.organizationName ?? `${name}'s organization`, isDemo: false });
}
