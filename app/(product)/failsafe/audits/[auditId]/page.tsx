import type { Metadata } from "next";
import { AuditScreen } from "./_components/audit-screen.tsx";

export const metadata: Metadata = { title: "Safety audit" };

export default async function AuditPage({ params }: { params: Promise<{ auditId: string }> }) {
  const { auditId } = await params;
  return <AuditScreen key={auditId} auditId={auditId} />;
}
