import { ReportSkeleton } from "../../_report/report-skeleton.tsx";
import { PromptsFrame } from "./prompts-frame.tsx";

/** What stands in a page of the module until it has something to show. */
export function PromptsLoading({ label }: { label: string }) {
  return (
    <PromptsFrame>
      <ReportSkeleton label={label} />
    </PromptsFrame>
  );
}
