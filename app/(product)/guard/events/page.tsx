import type { Metadata } from "next";
import { Suspense } from "react";
import { EventsScreen } from "./_components/events-screen.tsx";
import EventsLoading from "./loading.tsx";

export const metadata: Metadata = { title: "Guard events" };

export default function EventsPage() {
  return (
    <Suspense fallback={<EventsLoading />}>
      <EventsScreen />
    </Suspense>
  );
}
