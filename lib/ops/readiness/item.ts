import type { Context } from "../../platform/context.ts";
import type { Finding, ReadinessDeps } from "./ports.ts";
import type { ReadinessItem } from "./readiness.schema.ts";

export type Item = Pick<ReadinessItem, "id" | "group" | "title" | "why" | "mend"> & {
  check(ctx: Context<ReadinessDeps>): Promise<Finding>;
};

export const pass = (evidence: string): Finding => ({ state: "pass", evidence });
export const warn = (evidence: string): Finding => ({ state: "warn", evidence });
export const fail = (evidence: string): Finding => ({ state: "fail", evidence });
export const notApplicable = (evidence: string): Finding => ({ state: "not-applicable", evidence });

/** In production it fails; elsewhere it is only said. */
export const failInProduction = ({ deps }: Context<ReadinessDeps>, evidence: string): Finding =>
  deps.readinessFacts.isProduction ? fail(evidence) : warn(evidence);

export function ago(at: Date, now: number): string {
  const minutes = Math.max(0, Math.round((now - at.getTime()) / 60_000));
  if (minutes < 120) return `${minutes} min ago`;
  const hours = Math.round(minutes / 60);
  return hours < 72 ? `${hours} h ago` : `${Math.round(hours / 24)} days ago`;
}
