import type { Metadata } from "next";
import { Suspense } from "react";
import { NotificationsScreen } from "./_components/notifications-screen.tsx";
import NotificationsLoading from "./loading.tsx";

export const metadata: Metadata = { title: "Notifications" };

export default function NotificationsPage() {
  return (
    <Suspense fallback={<NotificationsLoading />}>
      <NotificationsScreen />
    </Suspense>
  );
}
