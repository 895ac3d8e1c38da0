// A share of the gateway's answers is audited: whole ones before they are sent, streamed ones right after their last word, before their
// end is told. Which ones follows from the call's id, so for all others nothing happens but that decision.

import { type AnswerAuditor, type AnsweringPart, WITHHELD_TEXT } from "../../platform/answer-auditor.ts";
import type { Context } from "../../platform/context.ts";
import type { AccessCaller } from "../access.ts";
import type { RouteRequest } from "../routing.ts";
import type { ChatMessage } from "../schema.ts";
import { toText } from "../to-text.ts";
import type { CallEndpoint } from "./model-call.store.ts";

export type AnswerAudit = {
  /** False when nothing more of it is to be told. */
  passes(answer: { provider: string; model: string; text: string }): Promise<boolean>;
  /** Whether there is anything to keep of an answer until it has ended. */
  isDue: boolean;
};

export type AuditedRequest = {
  callId: string;
  caller: AccessCaller;
  endpoint: CallEndpoint;
  request: RouteRequest;
  /** Where they are the product's own: an answer that says them leaks. */
  instructions?: string;
  canary?: string;
};

/** What is sent in the place of a whole answer. */
export const WITHHELD = { text: WITHHELD_TEXT, toolCalls: [], reason: "content-filter" } as const;

const NOT_DUE: AnswerAudit = { isDue: false, passes: async () => true };

export async function planAudit(ctx: Context<{ answerAuditor: AnswerAuditor }>, asked: AuditedRequest): Promise<AnswerAudit> {
  const { answerAuditor } = ctx.deps;
  const { callId, caller, endpoint, request, instructions, canary } = asked;
  // Nobody goes by what a drill is answered; it is judged there, and what follows is for the drill's own rule to say.
  if (endpoint === "drill") return NOT_DUE;
  const source = PARTS[endpoint] ?? "gateway";
  if (!(await answerAuditor.isDue(ctx.orgId, { source, runId: callId }))) return NOT_DUE;
  const run = { source, runId: callId, ...readRequest(request.messages), userId: caller.userId, keyId: caller.keyId };
  const ours = { ...(instructions !== undefined && { instructions }), ...(canary !== undefined && { canary }) };
  return {
    isDue: true,
    async passes({ provider, model, text }) {
      if (text === "") return true;
      const answer = { ...run, ...ours, model: `${provider}/${model}`, response: text, keepsTexts: endpoint !== "temporary" };
      try {
        return !(await answerAuditor.audit(ctx, answer)).isWithheld;
      } catch (error) {
        // Most answers are not audited at all: one that could not be is worth no less than those.
        ctx.log.error({ error, callId }, "an answer could not be audited");
        return true;
      }
    },
  };
}

/** A temporary chat takes this way too. */
const PARTS: { [endpoint in CallEndpoint]?: AnsweringPart } = { playground: "playground", prompts: "prompts", temporary: "chat" };

/** The last thing that was asked, what tools have brought, and all that whoever asks has sent themselves. */
function readRequest(messages: readonly ChatMessage[]): { prompt: string; context: string | null; known: string } {
  const asked = messages.findLast(({ role }) => role === "user");
  const brought = messages.flatMap((message) => (message.role === "tool" ? [message.content] : []));
  const known = messages.map(({ content }) => toText(content)).join("\n\n");
  return { prompt: asked ? toText(asked.content) : "", context: brought.length === 0 ? null : brought.join("\n\n"), known };
}
