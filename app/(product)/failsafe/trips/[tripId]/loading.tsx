import { FailsafeLoading } from "../../_shell/failsafe-loading.tsx";

export default function TripLoading() {
  return <FailsafeLoading label="Loading the trip" />;
}
