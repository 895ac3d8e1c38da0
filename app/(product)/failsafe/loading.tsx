import { FailsafeLoading } from "./_shell/failsafe-loading.tsx";

export default function OverviewLoading() {
  return <FailsafeLoading label="Loading the fail-safe" />;
}
