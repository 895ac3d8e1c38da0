import { guardText } from "../../../guard/output-guard.ts";
import type { OutputRules } from "../../../guard/output-rules.ts";
import type { Context } from "../../../platform/context.ts";
import { AppError } from "../../../platform/errors.ts";
import type { AccessCaller, AccessOptions, AccessResult, ModelAccess } from "../../access.ts";
import type { ConsensusQuestion, Vote } from "../../consensus-schema.ts";
import { ProviderError } from "../../errors.ts";
import type { RouteRequest } from "../../routing.ts";
import { parseVerdict, toFormat, toMessages } from "./verdict.ts";
import type { Voter } from "./voters.ts";

/** Everything the voters of one question have in common. */
export type Poll = {
  access: ModelAccess;
  caller: AccessCaller;
  options: AccessOptions;
  question: ConsensusQuestion;
  /** What may be shown of the voters' words. */
  rules: OutputRules;
  /** Aborts what is still on its way when the time is up. */
  signal: AbortSignal;
  /** Settles when the time is up, and rejects when the caller leaves. */
  closing: Promise<"closed">;
};

/** `refusal` is what the product itself said to the call: the same for every voter when it is about the asker's budget. */
export type Return = { vote: Vote; refusal: AppError | null };

/** Room for a few sentences; a model that thinks unseen has to be done by then too. */
const OUTPUT_TOKENS_MAX = 800;

/** Never rejects for the voter's sake: who does not answer in time or in shape is absent, with the reason. */
export async function askVoter(ctx: Context, voter: Voter, poll: Poll): Promise<Return> {
  const startedAt = ctx.clock.now();
  const answer = generate(voter, poll).then(
    (result) => ({ vote: toVote(voter, poll, result), refusal: null }),
    (error: unknown) => toFailure(ctx, voter, error),
  );
  const first = await Promise.race([answer, poll.closing]);
  const latencyMs = ctx.clock.now() - startedAt;
  if (first !== "closed") return { ...first, vote: { ...first.vote, latencyMs } };
  const vote = absent(voter, "late", `No answer within ${latencyMs} ms.`, null);
  return { vote: { ...vote, latencyMs }, refusal: null };
}

/** In the shape a schema holds it to, else by the instruction alone: a model without schemas is refused before anything is sent. */
async function generate({ target }: Voter, { access, caller, options, question, signal }: Poll): Promise<AccessResult> {
  const bare: RouteRequest = {
    model: `${target.provider}/${target.model}`,
    messages: toMessages(question),
    maxOutputTokens: OUTPUT_TOKENS_MAX,
    signal,
  };
  try {
    return await access.generate(caller, { ...bare, responseFormat: toFormat(question.decisions) }, options);
  } catch (error) {
    if (!(error instanceof ProviderError) || error.parameter !== "responseFormat") throw error;
    return access.generate(caller, bare, options);
  }
}

function toVote(voter: Voter, { question, rules }: Poll, { text, reason, charge, isDemo }: AccessResult): Vote {
  const { costMicros } = charge;
  if (reason === "content-filter") return absent(voter, "declined", "The model declined to answer.", costMicros);
  if (reason === "length") return absent(voter, "malformed", "The answer ran out of room before it was a verdict.", costMicros);
  const parsed = parseVerdict(text, question.decisions, (each) => guardText(each, { rules }).text);
  if (parsed.type === "malformed") return absent(voter, "malformed", parsed.detail, costMicros);
  if (parsed.type === "abstained") return absent(voter, "abstained", parsed.reasons.join(" ") || "The voter could not tell.", costMicros);
  return { type: "cast", ...fieldsOf(voter), isDemo, costMicros, verdict: parsed.verdict, isDissent: false };
}

function toFailure(ctx: Context, voter: Voter, error: unknown): Return {
  if (error instanceof ProviderError) return { vote: absent(voter, "failed", `${error.reason}: ${error.message}`, null), refusal: null };
  if (error instanceof AppError) return { vote: absent(voter, "failed", error.message, null), refusal: error };
  ctx.log.error({ error, provider: voter.target.provider }, "a voter could not be asked");
  return { vote: absent(voter, "failed", "The voter could not be asked.", null), refusal: null };
}

function absent(voter: Voter, reason: Extract<Vote, { type: "absent" }>["reason"], detail: string, costMicros: number | null): Vote {
  return { type: "absent", ...fieldsOf(voter), costMicros, reason, detail };
}

function fieldsOf({ name, weight, target: { provider, model, isDemo } }: Voter) {
  return { voter: name, provider, model, isDemo, weight, latencyMs: 0 };
}
