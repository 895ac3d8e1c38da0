"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { AppInfo } from "../../../lib/runtime/app-info.ts";

const AppInfoContext = createContext<AppInfo | null>(null);

export function AppInfoProvider({ value, children }: { value: AppInfo; children: ReactNode }) {
  return <AppInfoContext value={value}>{children}</AppInfoContext>;
}

export function useAppInfo(): AppInfo {
  const value = useContext(AppInfoContext);
  if (!value) throw new Error("useAppInfo needs the product layout above it.");
  return value;
}
