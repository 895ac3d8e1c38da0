import { guardInput } from "../../guard/inspect-input.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { ChatDeps } from "../ports.ts";

/** Instructions are the person's words and judged as a message of theirs would be, before they are kept and at each use. */
export async function assertInstructionsPass(ctx: Context<ChatDeps>, instructions: string): Promise<void> {
  if (instructions === "") return;
  const { verdict } = await guardInput(ctx, { text: instructions, source: "user" });
  if (verdict.action !== "block") return;
  throw new AppError("invalid", "chat.instructions_blocked", "The guard has found the instructions unsafe, so they are not kept.", {
    errors: [{ pointer: "/body/instructions", detail: verdict.reasons.map(({ text }) => text).join(" ") }],
  });
}
