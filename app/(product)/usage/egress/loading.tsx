import { ReportSkeleton } from "../_components/report-skeleton.tsx";

export default function EgressLoading() {
  return <ReportSkeleton label="Loading what left" />;
}
