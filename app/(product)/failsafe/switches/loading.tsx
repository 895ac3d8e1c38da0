import { FailsafeLoading } from "../_shell/failsafe-loading.tsx";

export default function SwitchesLoading() {
  return <FailsafeLoading label="Loading the switches" />;
}
