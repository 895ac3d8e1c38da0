import type { Metadata } from "next";
import { MemoryScreen } from "./_components/memory-screen.tsx";

export const metadata: Metadata = { title: "Memory" };

export default function MemoryPage() {
  return <MemoryScreen />;
}
