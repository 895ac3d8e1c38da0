import type { ModelAccess } from "../../lib/ai/access.ts";
import { type ConsensusQuestion, consensusSchema } from "../../lib/ai/consensus-schema.ts";
import type { Capabilities, Provider } from "../../lib/ai/ports.ts";
import { type ConsensusDeps, reachConsensus } from "../../lib/ai/reach-consensus.ts";
import type { Context } from "../../lib/platform/context.ts";
import { AppError } from "../../lib/platform/errors.ts";
import { createLogger } from "../../lib/platform/log.ts";
import { permissionsOf } from "../../lib/platform/permissions.ts";
import { createGuardParts } from "./fakes/fixed-guard.ts";
import { type Cue, createScriptedProvider } from "./fakes/scripted-provider.ts";
import { createUnmeteredAccess } from "./fakes/unmetered-access.ts";
import { startRouter } from "./start-router.ts";

const CAPABILITIES: Capabilities = {
  tools: true,
  parallelTools: true,
  streaming: true,
  images: false,
  jsonSchema: true,
  embeddings: false,
};
export const QUESTION: ConsensusQuestion = { question: "Should this transfer go out?", decisions: ["approve", "review", "block"] };

export const verdict = (decision: string, score = 0.5, reasons: readonly string[] = [`It is ${decision}.`]) =>
  JSON.stringify({ reasons, score, confidence: 0.8, decision });
export const voter = (name: string, ...cues: readonly Cue[]) => createScriptedProvider(() => cues, { name, capabilities: CAPABILITIES });

/** A question put to scripted voters, in a time the test moves. */
export function startConsensus(providers: readonly Provider[], wrap: (access: ModelAccess) => ModelAccess = (access) => access) {
  const { router, clock, metrics } = startRouter(providers);
  const logs: string[] = [];
  const ctx: Context<ConsensusDeps> = {
    actor: { type: "user", userId: "usr_1", sessionId: "ses_1" },
    orgId: "org_1",
    role: "USER",
    permissions: permissionsOf("USER"),
    requestId: "req_1",
    ip: "",
    userAgent: "",
    clock,
    log: createLogger({ level: "debug", write: (line) => logs.push(line) }),
    deps: { modelAccess: wrap(createUnmeteredAccess(router)), router, metrics, ...createGuardParts() },
  };
  const reach = async (fields: Partial<ConsensusQuestion> = {}, signal?: AbortSignal) =>
    consensusSchema.parse(await reachConsensus(ctx, { ...QUESTION, ...fields }, signal));
  return { ctx, reach, clock, metrics, router, logs };
}

export const problemOf = (work: Promise<unknown>): Promise<AppError> =>
  work.then(
    () => Promise.reject(new Error("It must fail.")),
    (error: unknown) => (error instanceof AppError ? error : Promise.reject(error)),
  );
