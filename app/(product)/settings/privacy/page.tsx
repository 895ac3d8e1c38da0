import type { Metadata } from "next";
import { PrivacyScreen } from "./_components/privacy-screen.tsx";

export const metadata: Metadata = { title: "Privacy" };

export default function PrivacyPage() {
  return <PrivacyScreen />;
}
