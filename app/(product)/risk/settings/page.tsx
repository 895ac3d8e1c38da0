import type { Metadata } from "next";
import { SettingsScreen } from "./_components/settings-screen.tsx";

export const metadata: Metadata = { title: "Risk settings" };

export default function RiskSettingsPage() {
  return <SettingsScreen />;
}
