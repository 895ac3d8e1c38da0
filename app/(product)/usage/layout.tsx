import type { ReactNode } from "react";
import { UsageTabs } from "./_components/usage-tabs.tsx";

export default function UsageLayout({ children }: { children: ReactNode }) {
  return (
    <main id="main" className="min-w-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-280 flex-col gap-5 px-4 py-6 md:px-6">
        <header className="flex flex-col gap-3">
          <h1 className="font-semibold text-xl">Usage</h1>
          <UsageTabs />
        </header>
        {children}
      </div>
    </main>
  );
}
