import type { Metadata } from "next";
import { RiskFrame } from "../_shell/risk-frame.tsx";
import { ImportsScreen } from "./_components/imports-screen.tsx";

export const metadata: Metadata = { title: "Imports" };

export default function RiskImportsPage() {
  return (
    <RiskFrame>
      <ImportsScreen />
    </RiskFrame>
  );
}
