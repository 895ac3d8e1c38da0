import type { Context } from "../../platform/context.ts";
import { requireUser } from "../internal/require-user.ts";
import { renewProof } from "../mfa/renew-proof.ts";
import type { AuthDeps } from "../ports.ts";
import { askForPasskey } from "./ask-for-passkey.ts";
import { provePasskey } from "./prove-passkey.ts";
import type { Assertion, RequestOptions } from "./schema.ts";

export function askStepUpByPasskey(ctx: Context<AuthDeps>): Promise<RequestOptions> {
  const { userId, sessionId } = requireUser(ctx);
  return askForPasskey(ctx, { type: "step-up", userId, sessionId });
}

export async function stepUpByPasskey(ctx: Context<AuthDeps>, assertion: Assertion): Promise<{ provenUntil: Date }> {
  const { userId, sessionId } = requireUser(ctx);
  await provePasskey(ctx, { type: "step-up", userId, sessionId }, assertion);
  return renewProof(ctx, "passkey");
}
