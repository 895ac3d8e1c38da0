import type { ReactNode } from "react";
import { getAppInfo } from "../../lib/runtime/app-info.ts";
import { SkipLink } from "../_ui/skip-link.tsx";
import { AppInfoProvider } from "./_shell/app-info.tsx";
import { MaintenanceGate } from "./_shell/maintenance-gate.tsx";
import { PaletteHost } from "./_shell/palette-host.tsx";
import { ProductProviders } from "./_shell/product-providers.tsx";
import { BottomBar, Rail } from "./_shell/rail.tsx";
import { SessionWatch } from "./_shell/session-watch.tsx";
import { ShellCommands } from "./_shell/shell-commands.tsx";
import { ShortcutHost } from "./_shell/shortcuts/shortcut-host.tsx";
import { StepUpDialog } from "./_shell/step-up-dialog.tsx";
import { TopBar } from "./_shell/top-bar.tsx";
import { TrippedStrip } from "./_shell/tripped-strip.tsx";

/** The frame of every product page. Whoever is not signed in is sent away by the first API call, which is where access is decided. */
export default function ProductLayout({ children }: { children: ReactNode }) {
  return (
    <AppInfoProvider value={getAppInfo()}>
      <ProductProviders>
        <SkipLink />
        {/* Nothing moves but what is meant to: an address within a page would push the whole frame away. */}
        <div className="relative flex h-dvh flex-col overflow-clip">
          <TopBar />
          <TrippedStrip />
          <MaintenanceGate>
            <div className="flex min-h-0 flex-1">
              <Rail />
              <div className="flex min-w-0 flex-1 bg-surface">{children}</div>
            </div>
            <BottomBar />
          </MaintenanceGate>
        </div>
        <ShellCommands />
        <PaletteHost />
        <ShortcutHost />
        <SessionWatch />
        <StepUpDialog />
      </ProductProviders>
    </AppInfoProvider>
  );
}
