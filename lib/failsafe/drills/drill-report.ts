import type { Drill, DrillCase } from "./drill.schema.ts";

/** A drill with all that was asked, for somebody outside. It is hashed as canonical JSON, so its keys have no order. */
export type DrillReport = {
  format: "aegis-safety-drill-report/1";
  generatedAt: string;
  organization: { id: string; name: string };
  drill: Drill;
  /** In the order they were asked; none of a rehearsal, whose steps stand in the drill. */
  cases: DrillCase[];
};

/** `sha256` is of `report` as canonical JSON: keys sorted, no spaces. */
export type SignedDrillReport = { report: DrillReport; sha256: string };
