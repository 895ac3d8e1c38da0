import type { Metadata } from "next";
import { Suspense } from "react";
import { UsersScreen } from "./_components/users-screen.tsx";
import UsersLoading from "./loading.tsx";

export const metadata: Metadata = { title: "People" };

export default function UsersPage() {
  return (
    <Suspense fallback={<UsersLoading />}>
      <UsersScreen />
    </Suspense>
  );
}
