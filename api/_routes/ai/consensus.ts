import { consensusQuestionSchema, consensusSchema } from "../../../lib/ai/consensus-schema.ts";
import { reachConsensus } from "../../../lib/ai/reach-consensus.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../_http/define-route.ts";

export const reachConsensusRoute = defineRoute({
  method: "post",
  path: "/ai/consensus",
  summary: "Several models judge one question, each by itself; votes, agreement and dissent within three seconds",
  access: "ai.write",
  limit: limits.consensus,
  body: consensusQuestionSchema,
  output: consensusSchema,
  isIdempotent: true,
  errors: ["ai.voter_unknown", "ai.quorum_unreachable", "ai.consensus_late", "ai.budget_exceeded", "ai.ledger_full", "guard.input_blocked"],
  handle: ({ ctx, body, request }) => reachConsensus(ctx, body, request.signal()),
});
