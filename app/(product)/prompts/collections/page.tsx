import type { Metadata } from "next";
import { CollectionsScreen } from "./_components/collections-screen.tsx";

export const metadata: Metadata = { title: "Prompt collections" };

export default function CollectionsPage() {
  return <CollectionsScreen />;
}
