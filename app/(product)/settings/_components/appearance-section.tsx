"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { RadioGroup } from "radix-ui";
import { useSyncExternalStore } from "react";
import { Skeleton } from "../../../_ui/skeleton.tsx";
import { SettingsSection } from "./settings-section.tsx";

const THEMES = [
  { value: "system", label: "System", icon: Monitor },
  { value: "light", label: "Light", icon: Sun },
  { value: "dark", label: "Dark", icon: Moon },
] as const;

const neverChanges = () => () => undefined;

export function AppearanceSection() {
  const { theme, setTheme } = useTheme();
  // Only where the page runs: the server does not know the stored theme, and the group's own style attributes are not allowed in its HTML.
  const isRunning = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
  return (
    <SettingsSection title="Appearance">
      {isRunning ? <ThemeChoice theme={theme ?? "system"} onTheme={setTheme} /> : <Skeleton className="h-10 max-w-96" />}
    </SettingsSection>
  );
}

function ThemeChoice({ theme, onTheme }: { theme: string; onTheme(theme: string): void }) {
  return (
    <RadioGroup.Root aria-label="Theme" value={theme} onValueChange={onTheme} className="grid max-w-96 grid-cols-3 gap-2">
      {THEMES.map(({ value, label, icon: Icon }) => (
        <RadioGroup.Item
          key={value}
          value={value}
          className="flex h-10 items-center justify-center gap-2 rounded-md border border-line-strong/50 bg-surface hover:bg-hover data-[state=checked]:border-accent data-[state=checked]:bg-accent-soft data-[state=checked]:font-medium data-[state=checked]:text-accent-ink"
        >
          <Icon aria-hidden className="size-4" />
          {label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
