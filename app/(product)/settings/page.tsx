import type { Metadata } from "next";
import { AppearanceSection } from "./_components/appearance-section.tsx";
import { PasswordSection } from "./_components/password-section.tsx";
import { ProfileSection } from "./_components/profile-section.tsx";
import { SignOutSection } from "./_components/sign-out-section.tsx";

export const metadata: Metadata = { title: "Settings" };

export default function SettingsPage() {
  return (
    <main id="main" className="min-w-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-160 flex-col gap-8 px-4 py-6 md:py-10">
        <h1 className="font-semibold text-xl">Settings</h1>
        <ProfileSection />
        <AppearanceSection />
        <PasswordSection />
        <SignOutSection />
      </div>
    </main>
  );
}
