import { getOutputRules } from "../../guard/output-rules.ts";
import type { GuardDeps } from "../../guard/ports.ts";
import type { Context } from "../../platform/context.ts";
import type { RouteRequest } from "../routing.ts";
import type { AnswerRules } from "./guard-parts.ts";

/**
 * The instructions are the caller's own, who may well want parts of them said: until an organization has decided, a repetition is
 * reported and left. Where they are ours, as in chat, it is cut.
 */
export async function toAnswerRules(
  ctx: Context<GuardDeps>,
  { messages, responseFormat }: RouteRequest,
  { areInstructionsOurs = false, canary }: { areInstructionsOurs?: boolean; canary?: string } = {},
): Promise<AnswerRules> {
  const rules = await getOutputRules(ctx);
  const isUndecided = !areInstructionsOurs && rules.policyVersion === 0 && rules.instructions === "redact";
  const instructions = messages.flatMap((message) => (message.role === "system" ? [message.content] : [])).join("\n");
  return {
    rules: isUndecided ? { ...rules, instructions: "warn" } : rules,
    instructions,
    isJson: responseFormat !== undefined,
    ...(canary !== undefined && { canary }),
  };
}
