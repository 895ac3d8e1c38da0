"use client";

import { BookOpen, LogOut, Moon, Settings, Sun } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTheme } from "next-themes";
import { useMe } from "../../_client/use-me.ts";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "../../_ui/menu.tsx";
import { Skeleton } from "../../_ui/skeleton.tsx";
import { signOut } from "./sign-out.ts";

export function UserMenu() {
  const me = useMe();
  const router = useRouter();
  const { resolvedTheme, setTheme } = useTheme();
  const isDark = resolvedTheme === "dark";
  if (me.isPending) return <Skeleton className="size-8 rounded-full" />;
  const initials = toInitials(me.data?.name ?? "?");
  const trigger = (
    <button
      type="button"
      className="grid size-8 shrink-0 place-items-center rounded-full bg-accent-soft font-medium text-accent-ink text-xs hover:bg-hover"
    >
      <span aria-hidden>{initials}</span>
      <span className="sr-only">Account menu</span>
    </button>
  );
  return (
    <Menu trigger={trigger}>
      {me.data && (
        <MenuLabel>
          <span className="block font-medium text-ink text-sm">{me.data.name}</span>
          <span className="block max-w-60 truncate">{me.data.email}</span>
        </MenuLabel>
      )}
      <MenuSeparator />
      <MenuItem icon={isDark ? Sun : Moon} onSelect={() => setTheme(isDark ? "light" : "dark")}>
        {isDark ? "Use light theme" : "Use dark theme"}
      </MenuItem>
      <MenuItem icon={Settings} onSelect={() => router.push("/settings")}>
        Settings
      </MenuItem>
      <MenuItem icon={BookOpen} onSelect={() => router.push("/docs")}>
        API reference
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={LogOut} onSelect={() => void signOut()}>
        Sign out
      </MenuItem>
    </Menu>
  );
}

function toInitials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? "")][0] ?? "");
  return letters.join("").toUpperCase();
}
