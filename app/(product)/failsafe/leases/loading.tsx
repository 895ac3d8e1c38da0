import { FailsafeLoading } from "../_shell/failsafe-loading.tsx";

export default function LeasesLoading() {
  return <FailsafeLoading label="Loading leases" />;
}
