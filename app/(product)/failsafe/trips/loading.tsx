import { FailsafeLoading } from "../_shell/failsafe-loading.tsx";

export default function TripsLoading() {
  return <FailsafeLoading label="Loading trips" />;
}
