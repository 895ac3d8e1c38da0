import { FailsafeLoading } from "../_shell/failsafe-loading.tsx";

export default function SettingsLoading() {
  return <FailsafeLoading label="Loading the settings" />;
}
