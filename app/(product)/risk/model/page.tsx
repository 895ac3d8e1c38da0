import type { Metadata } from "next";
import { ModelScreen } from "./_components/model-screen.tsx";

export const metadata: Metadata = { title: "Risk model" };

export default function RiskModelPage() {
  return <ModelScreen />;
}
