import { FailsafeLoading } from "../../_shell/failsafe-loading.tsx";

export default function AuditLoading() {
  return <FailsafeLoading label="Loading the audit" />;
}
