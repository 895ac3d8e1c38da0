import { FailsafeLoading } from "../_shell/failsafe-loading.tsx";

export default function DrillsLoading() {
  return <FailsafeLoading label="Loading drills" />;
}
