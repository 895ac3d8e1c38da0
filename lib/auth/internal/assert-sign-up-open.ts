import type { Context } from "../../platform/context.ts";
import { signUpClosed } from "../errors.ts";
import type { AuthDeps } from "../ports.ts";

/** Open by the environment and by whoever runs the deployment: the stricter of the two counts. */
export async function assertSignUpOpen({ deps }: Context<AuthDeps>): Promise<void> {
  if (!deps.auth.isSignUpOpen) throw signUpClosed();
  if ((await deps.auth.readRegistrations()) === "closed") throw signUpClosed();
}
