"use client";

import { Ellipsis, PanelLeftClose, PanelLeftOpen } from "lucide-react";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { useMe } from "../../_client/use-me.ts";
import { classNames } from "../../_ui/class-names.ts";
import { IconButton } from "../../_ui/icon-button.tsx";
import { Menu, MenuItem } from "../../_ui/menu.tsx";
import { Tooltip } from "../../_ui/tooltip.tsx";
import { groupModules, isInModule, modulesFor, type ProductModule } from "./modules.ts";
import { useStoredFlag } from "./use-stored-flag.ts";

/** Modules by group; icons alone until expanded. Phones get the bottom bar instead. */
export function Rail() {
  const pathname = usePathname();
  const groups = groupModules(modulesFor(useMe().data));
  const [isExpanded, setExpanded] = useStoredFlag("aegis.rail-expanded");
  return (
    <div className={classNames("hidden shrink-0 flex-col justify-between border-r bg-canvas p-2 md:flex", isExpanded ? "w-48" : "w-13")}>
      <nav aria-label="Modules" className="flex flex-col gap-4">
        {groups.map(({ group, modules }) => (
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

const BAR_PLACES = 5;

/** Gives its place to the keyboard while that is open, seen by the height that is left. What has no place stands behind "More". */
export function BottomBar() {
  const pathname = usePathname();
  const all = modulesFor(useMe().data);
  const hasRoom = all.length <= BAR_PLACES;
  const shown = hasRoom ? all : all.slice(0, BAR_PLACES - 1);
  const rest = hasRoom ? [] : all.slice(BAR_PLACES - 1);
  return (
    <nav aria-label="Modules" className="flex shrink-0 border-t bg-canvas md:hidden [@media(max-height:30rem)]:hidden">
      {shown.map((module) => {
        const { name, href, icon: Icon } = module;
        const isActive = isInModule(pathname, module);
        return (
          <Link
            key={href}
            href={href}
            aria-current={isActive ? "page" : undefined}
            className={classNames(BAR_ITEM, isActive ? ACTIVE : "text-ink-soft")}
          >
            <Icon aria-hidden className="size-5" />
            {name}
          </Link>
        );
      })}
      {rest.length > 0 && <MoreModules modules={rest} pathname={pathname} />}
    </nav>
  );
}

const BAR_ITEM = "flex h-14 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-xs -outline-offset-2";
const ACTIVE = "font-medium text-accent-ink";

function MoreModules({ modules, pathname }: { modules: readonly ProductModule[]; pathname: string }) {
  const router = useRouter();
  const active = modules.find((module) => isInModule(pathname, module));
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={active ? `More modules, now ${active.name}` : "More modules"}
          className={classNames(BAR_ITEM, active ? ACTIVE : "text-ink-soft")}
        >
          <Ellipsis aria-hidden className="size-5" />
          {active?.name ?? "More"}
        </button>
      }
    >
      {modules.map(({ name, href, icon }) => (
        <MenuItem key={href} icon={icon} onSelect={() => router.push(href)}>
          {name}
        </MenuItem>
      ))}
    </Menu>
  );
}
