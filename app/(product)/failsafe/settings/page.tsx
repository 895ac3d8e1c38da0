import type { Metadata } from "next";
import { SettingsScreen } from "./_components/settings-screen.tsx";

export const metadata: Metadata = { title: "Fail-safe settings" };

export default function FailsafeSettingsPage() {
  return <SettingsScreen />;
}
