import { ReportSkeleton } from "../../_report/report-skeleton.tsx";
import { GuardFrame } from "../_components/guard-frame.tsx";

export default function EventsLoading() {
  return (
    <GuardFrame>
      <ReportSkeleton label="Loading events" />
    </GuardFrame>
  );
}
