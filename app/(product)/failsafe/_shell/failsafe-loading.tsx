import { ReportSkeleton } from "../../_report/report-skeleton.tsx";
import { FailsafeFrame } from "./failsafe-frame.tsx";

/** What stands in a page of the module until it has something to show. */
export function FailsafeLoading({ label }: { label: string }) {
  return (
    <FailsafeFrame>
      <ReportSkeleton label={label} />
    </FailsafeFrame>
  );
}
