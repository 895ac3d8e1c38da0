import type { Metadata } from "next";
import { ModelsScreen } from "./_components/models-screen.tsx";

export const metadata: Metadata = { title: "Audited models" };

export default function AuditedModelsPage() {
  return <ModelsScreen />;
}
