import { FailsafeLoading } from "../../_shell/failsafe-loading.tsx";

export default function DrillLoading() {
  return <FailsafeLoading label="Loading the drill" />;
}
