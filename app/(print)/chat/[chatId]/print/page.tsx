import type { Metadata } from "next";
import { QueryProvider } from "../../../../_client/query-provider.tsx";
import { PrintScreen } from "./_components/print-screen.tsx";

export const metadata: Metadata = { title: "Print view" };

export default async function PrintPage({ params }: { params: Promise<{ chatId: string }> }) {
  const { chatId } = await params;
  return (
    <QueryProvider>
      <PrintScreen chatId={decodeURIComponent(chatId)} />
    </QueryProvider>
  );
}
