import type { Extent } from "../engine/judge.ts";
import type { AnalysisType } from "../transactions/transaction-record.ts";

/** What part of the engine an analysis asks; models are asked afterwards. */
export const EXTENTS: Readonly<Record<AnalysisType, Extent>> = {
  behavioral: "weighed",
  threat: "ruled",
  consensus: "all",
  comprehensive: "all",
};
