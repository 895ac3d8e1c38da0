import type { ReactNode } from "react";
import { SettingsTabs } from "./_components/settings-tabs.tsx";

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <main id="main" className="min-w-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-200 flex-col gap-6 px-4 py-6 md:px-6">
        <header className="flex flex-col gap-3">
          <h1 className="font-semibold text-xl">Settings</h1>
          <SettingsTabs />
        </header>
        {children}
      </div>
    </main>
  );
}
