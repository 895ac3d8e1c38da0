import type { Context } from "../platform/context.ts";
import type { GuardPolicy } from "./policy.ts";
import type { GuardVerdict, JudgeOpinion } from "./schema.ts";

export type GuardPolicies = {
  /** What the organization has decided, or the default. Fails when it cannot be read: what must be guarded is then not asked. */
  policyOf(orgId: string): Promise<GuardPolicy>;
  /** The product's own, to which links in answers may lead whatever they carry. */
  ownHosts?: readonly string[];
  /** A text was judged, and it took so long. */
  onVerdict?(verdict: Pick<GuardVerdict, "stage" | "latencyMs">): void;
};

export type GuardDeps = { guard: GuardPolicies };

/** `isPersonal`: data was found in it. `userId` and `keyId` name who is charged. */
export type JudgeQuestion = { text: string; isPersonal: boolean; userId: string | null; keyId: string | null; signal: AbortSignal };

export type GuardJudge = {
  /** Never rejects, and ends within the judge's deadline. Null where no model can be asked: the demo engine judges nobody. */
  ask(ctx: Context, question: JudgeQuestion): Promise<JudgeOpinion | null>;
};

export type JudgeDeps = GuardDeps & { guardJudge: GuardJudge };
