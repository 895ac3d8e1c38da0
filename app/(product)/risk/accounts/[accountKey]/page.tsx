import type { Metadata } from "next";
import { Suspense } from "react";
import { AccountScreen } from "./_components/account-screen.tsx";
import AccountLoading from "./loading.tsx";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage({ params }: { params: Promise<{ accountKey: string }> }) {
  const { accountKey } = await params;
  return (
    <Suspense fallback={<AccountLoading />}>
      <AccountScreen key={accountKey} accountKey={accountKey} />
    </Suspense>
  );
}
