import type { Metadata } from "next";
import { IntegrationsScreen } from "./_components/integrations-screen.tsx";

export const metadata: Metadata = { title: "Integrations" };

export default function IntegrationsPage() {
  return <IntegrationsScreen />;
}
