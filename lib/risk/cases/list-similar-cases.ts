import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { SimilarCases } from "./case.schema.ts";
import { caseNotFound } from "./case-errors.ts";
import { likenessOf } from "./case-likeness.ts";
import type { CaseRecord } from "./case-record.ts";
import type { CaseDeps } from "./ports.ts";
import { toCase } from "./to-case.ts";

const PAYER_MAX = 10;
const PAYEES_ASKED = 5;
const PAYEE_MAX = 5;
/** Likeness is looked for among so many of the newest. */
const NEWEST = 200;
const ALIKE_MAX = 5;
const LEAST_LIKENESS = 0.4;

type Found = Pick<SimilarCases["items"][number], "relation" | "likeness"> & { record: CaseRecord };

/** First what shares an account, then what looks alike. Each case once, under its closest relation. */
export async function listSimilarCases(ctx: Context<CaseDeps>, { caseId }: { caseId: string }): Promise<SimilarCases> {
  assertPermission(ctx, "risk.read");
  const known = await ctx.deps.riskCases.find(ctx.orgId, caseId);
  if (!known) throw caseNotFound(caseId);
  const found = new Map<string, Found>([[caseId, { record: known, relation: "alike", likeness: null }]]);
  for (const each of [...(await relatedTo(ctx, known)), ...(await alike(ctx, known))])
    if (!found.has(each.record._id)) found.set(each.record._id, each);
  found.delete(caseId);
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const shown = [...found.values()];
  const near = shown.filter(({ relation }) => relation === "alike").slice(0, ALIKE_MAX);
  return {
    items: [...shown.filter(({ relation }) => relation !== "alike"), ...near].map(({ record, relation, likeness }) => ({
      case: toCase(record, cipher, ctx.clock.now()),
      relation,
      likeness,
    })),
  };
}

async function relatedTo({ deps, orgId }: Context<CaseDeps>, { payerKey, facts }: CaseRecord): Promise<Found[]> {
  const { riskCases } = deps;
  const as = (relation: Found["relation"]) => (record: CaseRecord) => ({ record, relation, likeness: null });
  const [ofPayer, received, ...ofPayees] = await Promise.all([
    riskCases.listOfPayer(orgId, payerKey, PAYER_MAX),
    riskCases.listOfPayee(orgId, payerKey, PAYEE_MAX),
    ...facts.payeeKeys.slice(0, PAYEES_ASKED).map((key) => riskCases.listOfPayee(orgId, key, PAYEE_MAX)),
  ]);
  return [...ofPayer.map(as("same_payer")), ...ofPayees.flat().map(as("same_payee")), ...received.map(as("payer_received"))];
}

async function alike({ deps, orgId }: Context<CaseDeps>, { facts }: CaseRecord): Promise<Found[]> {
  const newest = await deps.riskCases.listNewest(orgId, NEWEST);
  return newest
    .map((record) => ({ record, relation: "alike" as const, likeness: likenessOf(facts, record.facts) }))
    .filter(({ likeness }) => likeness >= LEAST_LIKENESS)
    .toSorted((a, b) => b.likeness - a.likeness);
}
