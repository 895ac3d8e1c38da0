"use client";

import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { classNames } from "../../_ui/class-names.ts";
import { IconButton } from "../../_ui/icon-button.tsx";
import { Tooltip } from "../../_ui/tooltip.tsx";
import { isInModule, listModuleGroups, MODULES, type ProductModule } from "./modules.ts";
import { useStoredFlag } from "./use-stored-flag.ts";

/** Modules by group; icons alone until expanded. Phones get the bottom bar instead. */
export function Rail() {
  const pathname = usePathname();
  const [isExpanded, setExpanded] = useStoredFlag("aegis.rail-expanded");
  return (
    <div className={classNames("hidden shrink-0 flex-col justify-between border-r bg-canvas p-2 md:flex", isExpanded ? "w-48" : "w-13")}>
      <nav aria-label="Modules" className="flex flex-col gap-4">
        {listModuleGroups().map(({ group, modules }) => (
          <div key={group} className="flex flex-col gap-1">
            <p className={isExpanded ? "px-2 text-ink-faint text-xs" : "sr-only"}>{group}</p>
            <ul className="flex flex-col gap-1">
              {modules.map((module) => (
                <li key={module.href}>
                  <RailLink module={module} isActive={isInModule(pathname, module)} isExpanded={isExpanded} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <IconButton
        label={isExpanded ? "Collapse navigation" : "Expand navigation"}
        icon={isExpanded ? PanelLeftClose : PanelLeftOpen}
        side="right"
        size="iconLarge"
        onClick={() => setExpanded(!isExpanded)}
      />
    </div>
  );
}

function RailLink({
  module: { name, href, icon: Icon },
  isActive,
  isExpanded,
}: {
  module: ProductModule;
  isActive: boolean;
  isExpanded: boolean;
}) {
  const link = (
    <Link
      href={href}
      aria-current={isActive ? "page" : undefined}
      className={classNames(
        "flex h-9 items-center gap-3 rounded-md px-2.5 text-base",
        isActive ? "bg-accent-soft font-medium text-accent-ink" : "text-ink-soft hover:bg-hover hover:text-ink",
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      <span className={isExpanded ? undefined : "sr-only"}>{name}</span>
    </Link>
  );
  return isExpanded ? (
    link
  ) : (
    <Tooltip text={name} side="right">
      {link}
    </Tooltip>
  );
}

/** Gives its place to the keyboard while that is open, seen by the height that is left. */
export function BottomBar() {
  const pathname = usePathname();
  return (
    <nav aria-label="Modules" className="flex shrink-0 border-t bg-canvas md:hidden [@media(max-height:30rem)]:hidden">
      {MODULES.map((module) => {
        const { name, href, icon: Icon } = module;
        const isActive = isInModule(pathname, module);
        return (
          <Link
            key={href}
            href={href}
            aria-current={isActive ? "page" : undefined}
            className={classNames(
              "flex h-14 flex-1 flex-col items-center justify-center gap-0.5 text-xs -outline-offset-2",
              isActive ? "font-medium text-accent-ink" : "text-ink-soft",
            )}
          >
            <Icon aria-hidden className="size-5" />
            {name}
          </Link>
        );
      })}
    </nav>
  );
}
