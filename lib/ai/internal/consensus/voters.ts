import { AppError } from "../../../platform/errors.ts";
import type { ConsensusQuestion } from "../../consensus-schema.ts";
import { ProviderError } from "../../errors.ts";
import type { Router } from "../../router.ts";
import type { RouteContext, RouteTarget } from "../../routing.ts";
import { DEMO_TEMPERAMENTS, temperamentOf } from "../demo/temperaments.ts";
import { toFormat, toMessages } from "./verdict.ts";

export type Voter = { name: string; weight: number; target: RouteTarget };
export type Electorate = { voters: readonly Voter[]; quorum: number };

/** Two voices are the least that can agree. */
const QUORUM_MIN = 2;

/** Who votes. What is wrong with the request is refused here, before anybody is asked. */
export async function chooseVoters(
  router: Router,
  ctx: RouteContext,
  question: ConsensusQuestion,
  signal: AbortSignal,
): Promise<Electorate> {
  const names = question.voters ?? (await defaultVoters(router, ctx));
  const targets = await Promise.all(names.map((name, index) => planVoter(router, ctx, { name, index, question, signal })));
  const voters = names.flatMap((name, index) => {
    const target = targets[index];
    return target ? [{ name, weight: question.weights?.[name] ?? 1, target }] : [];
  });
  assertDistinct(voters);
  assertKnownWeights(question, names);
  const quorum = question.quorum ?? Math.max(QUORUM_MIN, Math.floor(voters.length / 2) + 1);
  if (quorum > voters.length)
    throw new AppError(
      "invalid",
      "ai.quorum_unreachable",
      `${quorum} votes are needed and ${voters.length === 1 ? `only ${names[0]} can vote` : `${voters.length} can vote`}. ` +
        "Name more voters, connect another provider, or ask for a lower quorum.",
      { errors: [{ pointer: "/body/quorum", detail: `At most ${voters.length} votes can be cast` }] },
    );
  return { voters, quorum };
}

/** Every provider with its default model; without any key the demo engine in its temperaments. */
async function defaultVoters(router: Router, ctx: RouteContext): Promise<string[]> {
  const targets = await router.reachable(ctx);
  if (targets.every(({ isDemo }) => isDemo)) return DEMO_TEMPERAMENTS.map(({ model }) => `demo/${model}`);
  return [...new Set(targets.map(({ provider }) => provider))];
}

type Nomination = { name: string; index: number; question: ConsensusQuestion; signal: AbortSignal };

async function planVoter(router: Router, ctx: RouteContext, { name, index, question, signal }: Nomination): Promise<RouteTarget> {
  const request = { model: name, messages: toMessages(question), signal };
  const plan = router.plan(ctx, { ...request, responseFormat: toFormat(question.decisions) });
  return plan
    .catch((error: unknown) => {
      if (error instanceof ProviderError && error.parameter === "responseFormat") return router.plan(ctx, request);
      throw error;
    })
    .catch((error: unknown) => {
      if (!(error instanceof ProviderError) || error.reason !== "invalid_request") throw error;
      throw new AppError("invalid", "ai.voter_unknown", `${JSON.stringify(name)} cannot vote: ${error.message}`, {
        cause: error,
        errors: [{ pointer: `/body/voters/${index}`, detail: error.message }],
      });
    });
}

/** The same model under two names would agree with itself. */
function assertDistinct(voters: readonly Voter[]): void {
  const keyOf = ({ target: { provider, model, isDemo } }: Voter) => `${provider}/${isDemo ? temperamentOf(model).model : model}`;
  const twin = voters.find((voter, index) => voters.findIndex((other) => keyOf(other) === keyOf(voter)) !== index);
  if (!twin) return;
  const detail = `${JSON.stringify(twin.name)} is ${keyOf(twin)}, which votes already. Name each model once.`;
  throw new AppError("invalid", "ai.voter_unknown", detail, { errors: [{ pointer: "/body/voters", detail }] });
}

function assertKnownWeights({ weights = {} }: ConsensusQuestion, names: readonly string[]): void {
  const stray = Object.keys(weights).find((name) => !names.includes(name));
  if (stray === undefined) return;
  const detail = `${JSON.stringify(stray)} is no voter. The voters are ${names.join(", ")}.`;
  throw new AppError("invalid", "ai.voter_unknown", detail, { errors: [{ pointer: "/body/weights", detail }] });
}
