import type { Metadata } from "next";
import { NumbersScreen } from "./_components/numbers-screen.tsx";

export const metadata: Metadata = { title: "Guard numbers" };

export default function NumbersPage() {
  return <NumbersScreen />;
}
