"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { RadioGroup } from "radix-ui";
import { useSyncExternalStore } from "react";
import { SettingsSection } from "./settings-section.tsx";

const THEMES = [
  { value: "system", label: "System", icon: Monitor },
  { value: "light", label: "Light", icon: Sun },
  { value: "dark", label: "Dark", icon: Moon },
] as const;

const neverChanges = () => () => undefined;

export function AppearanceSection() {
  const { theme, setTheme } = useTheme();
  // The server cannot know the stored theme, so nothing is marked until the page runs.
  const isRunning = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
  return (
    <SettingsSection title="Appearance">
      <RadioGroup.Root
        aria-label="Theme"
        value={isRunning ? (theme ?? "system") : ""}
        onValueChange={setTheme}
        className="grid max-w-96 grid-cols-3 gap-2"
      >
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
    </SettingsSection>
  );
}
