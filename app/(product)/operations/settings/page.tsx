import type { Metadata } from "next";
import { DeploymentSettingsScreen } from "./_components/deployment-settings-screen.tsx";

export const metadata: Metadata = { title: "Deployment settings" };

export default function DeploymentSettingsPage() {
  return <DeploymentSettingsScreen />;
}
