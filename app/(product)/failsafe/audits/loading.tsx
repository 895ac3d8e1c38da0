import { FailsafeLoading } from "../_shell/failsafe-loading.tsx";

export default function AuditsLoading() {
  return <FailsafeLoading label="Loading audits" />;
}
