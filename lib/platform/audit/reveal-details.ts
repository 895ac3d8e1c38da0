import type { Context } from "../context.ts";
import type { AuditScope } from "./audit.store.ts";
import type { AuditRecord } from "./audit-record.ts";
import type { AuditDeps } from "./ports.ts";

type Details = Pick<AuditRecord, "actor" | "target" | "ip" | "userAgent">;

/** People and addresses in place of their pseudonyms, for whoever may read the trail. What was erased stays a pseudonym. */
export async function revealDetails<Record extends Details>(ctx: Context<AuditDeps>, records: readonly Record[]): Promise<Record[]> {
  const values = records.flatMap(({ actor, target, ip, userAgent }) => [actor, target.id, ip, userAgent]);
  const names = await ctx.deps.pseudonyms.reveal(ctx.orgId, values);
  const name = (value: string): string => names.get(value) ?? value;
  return records.map((record) => ({
    ...record,
    actor: name(record.actor),
    target: { ...record.target, id: name(record.target.id) },
    ip: name(record.ip),
    userAgent: name(record.userAgent),
  }));
}

/** Who is looked for by their id stands in the chained part of the trail under a pseudonym. */
export async function withPseudonyms(ctx: Context<AuditDeps>, scope: AuditScope): Promise<AuditScope> {
  const both = async (value: AuditScope["actor"]): Promise<AuditScope["actor"]> => {
    if (typeof value !== "string" || !value.startsWith("usr_")) return value;
    const pseudonym = await ctx.deps.pseudonyms.find(ctx.orgId, value);
    return pseudonym === null ? value : [value, pseudonym];
  };
  return { ...scope, actor: await both(scope.actor), target: await both(scope.target) };
}
