import { RiskFrame } from "../_shell/risk-frame.tsx";
import { RulesSkeleton } from "./_components/rules-skeleton.tsx";

export default function RulesLoading() {
  return (
    <RiskFrame>
      <RulesSkeleton />
    </RiskFrame>
  );
}
