import type { Metadata } from "next";
import { EgressScreen } from "./_components/egress-screen.tsx";

export const metadata: Metadata = { title: "Data leaving" };

export default function EgressPage() {
  return <EgressScreen />;
}
