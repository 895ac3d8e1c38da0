import { RiskFrame } from "../_shell/risk-frame.tsx";
import { SettingsSkeleton } from "./_components/settings-skeleton.tsx";

export default function RiskSettingsLoading() {
  return (
    <RiskFrame>
      <SettingsSkeleton />
    </RiskFrame>
  );
}
