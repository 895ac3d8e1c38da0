import { FailsafeLoading } from "../../_shell/failsafe-loading.tsx";

export default function NewAuditLoading() {
  return <FailsafeLoading label="Loading the form" />;
}
