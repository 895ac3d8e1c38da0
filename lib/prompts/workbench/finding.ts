import type { LintFinding } from "../versions/version-record.ts";

/** What one text has shown, before it is known which field it was. */
export type Finding = Omit<LintFinding, "where">;
