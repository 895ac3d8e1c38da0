import type { Metadata } from "next";
import { PolicyScreen } from "./_components/policy-screen.tsx";

export const metadata: Metadata = { title: "Guard policy" };

export default function PolicyPage() {
  return <PolicyScreen />;
}
