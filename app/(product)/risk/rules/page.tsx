import type { Metadata } from "next";
import { RulesScreen } from "./_components/rules-screen.tsx";

export const metadata: Metadata = { title: "Risk rules" };

export default function RulesPage() {
  return <RulesScreen />;
}
