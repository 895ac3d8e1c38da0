import type { Metadata } from "next";
import { TripScreen } from "./_components/trip-screen.tsx";

export const metadata: Metadata = { title: "Trip" };

export default async function TripPage({ params }: { params: Promise<{ tripId: string }> }) {
  const { tripId } = await params;
  return <TripScreen key={tripId} tripId={tripId} />;
}
