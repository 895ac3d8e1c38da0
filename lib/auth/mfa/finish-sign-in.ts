import type { Context } from "../../platform/context.ts";
import type { SignedIn } from "../signed-in.ts";
import { finishSecondStep } from "./finish-second-step.ts";
import type { MfaDeps } from "./ports.ts";
import type { SecondStepInput } from "./schema.ts";
import { spendCode } from "./spend-code.ts";

export function finishSignIn(ctx: Context<MfaDeps>, { ticket, method, code }: SecondStepInput): Promise<SignedIn> {
  return finishSecondStep(ctx, ticket, async (user) => {
    await spendCode(ctx, user, { method, code });
    return method;
  });
}
