import { NotificationsSkeleton } from "./_components/notifications-skeleton.tsx";

export default function NotificationsLoading() {
  return (
    <div className="mx-auto flex w-full max-w-200 flex-col gap-5 px-4 py-5 md:px-6 md:py-6">
      <NotificationsSkeleton />
    </div>
  );
}
