import measured from "../../docs/guard/report.json" with { type: "json" };
import { type GuardReport, guardReportSchema } from "./report.ts";

/** What was measured of each release. The file is part of the product, so that an instance shows the numbers of its own code. */
export function getGuardReport(): GuardReport {
  return guardReportSchema.parse(measured);
}
