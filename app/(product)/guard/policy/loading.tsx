import { GuardFrame } from "../_components/guard-frame.tsx";
import { PolicySkeleton } from "./_components/policy-skeleton.tsx";

export default function PolicyLoading() {
  return (
    <GuardFrame>
      <PolicySkeleton />
    </GuardFrame>
  );
}
