import type { Metadata } from "next";
import { AppearanceSection } from "./_components/appearance-section.tsx";
import { ProfileSection } from "./_components/profile-section.tsx";
import { SignOutSection } from "./_components/sign-out-section.tsx";

export const metadata: Metadata = { title: "Settings" };

export default function SettingsPage() {
  return (
    <>
      <ProfileSection />
      <AppearanceSection />
      <SignOutSection />
    </>
  );
}
