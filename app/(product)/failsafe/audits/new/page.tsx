import type { Metadata } from "next";
import { NewAuditScreen } from "./_components/new-audit-screen.tsx";

export const metadata: Metadata = { title: "Audit a text" };

export default function NewAuditPage() {
  return <NewAuditScreen />;
}
