import { FailsafeLoading } from "../_shell/failsafe-loading.tsx";

export default function ModelsLoading() {
  return <FailsafeLoading label="Loading models" />;
}
