import type { Metadata } from "next";
import { TransactionScreen } from "./_components/transaction-screen.tsx";

export const metadata: Metadata = { title: "Transaction" };

export default async function TransactionPage({ params }: { params: Promise<{ transactionId: string }> }) {
  const { transactionId } = await params;
  return <TransactionScreen key={transactionId} transactionId={transactionId} />;
}
