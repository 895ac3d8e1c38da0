"use client";

import { CopyPlus, Ellipsis, FolderPlus, Globe, Link2, Sparkles, Trash2 } from "lucide-react";
import { useState } from "react";
import type { PromptView } from "../../../../_client/prompts.ts";
import { canWrite, useMe } from "../../../../_client/use-me.ts";
import { IconButton } from "../../../../_ui/icon-button.tsx";
import { Menu, MenuItem, MenuSeparator } from "../../../../_ui/menu.tsx";
import { CollectDialog } from "../../_components/collect-dialog.tsx";
import { FavouriteButton } from "../../_components/favourite-button.tsx";
import { RatingStars } from "../../_components/rating-stars.tsx";
import { ShareDialog } from "../../_components/share-dialog.tsx";
import { useFeaturing } from "../_hooks/use-featuring.ts";
import { CopyButton, useCopying } from "./copy-button.tsx";
import { DeleteDialog } from "./delete-dialog.tsx";
import { VisibilityDialog } from "./visibility-dialog.tsx";

type Opened = "share" | "collect" | "visibility" | "delete" | null;

/** What can be done with the prompt as a whole, on every tab of it. */
export function PromptActions({ prompt }: { prompt: PromptView }) {
  const [opened, setOpened] = useState<Opened>(null);
  const mayWrite = canWrite(useMe().data);
  const close = () => setOpened(null);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <RatingStars prompt={prompt} />
      <FavouriteButton prompt={prompt} />
      {mayWrite && !prompt.canEdit && <CopyButton prompt={prompt} />}
      {mayWrite && <MoreActions prompt={prompt} onOpen={setOpened} />}
      {opened === "share" && <ShareDialog prompt={prompt} onClose={close} />}
      {opened === "collect" && <CollectDialog prompt={prompt} onClose={close} />}
      {opened === "visibility" && <VisibilityDialog prompt={prompt} onClose={close} />}
      {opened === "delete" && <DeleteDialog prompt={prompt} onClose={close} />}
    </div>
  );
}

function MoreActions({ prompt, onOpen }: { prompt: PromptView; onOpen(opened: Opened): void }) {
  const copy = useCopying(prompt.id);
  const feature = useFeaturing(prompt);
  const { isOurs, canEdit, canOwn, canPublish, visibility, isFeatured } = prompt;
  return (
    <Menu trigger={<IconButton label="More actions" icon={Ellipsis} tone="neutral" />}>
      <MenuItem icon={FolderPlus} onSelect={() => onOpen("collect")}>
        Add to a collection
      </MenuItem>
      {canEdit && (
        <MenuItem icon={CopyPlus} onSelect={() => copy.mutate()}>
          Make a copy
        </MenuItem>
      )}
      {isOurs && (
        <MenuItem icon={Link2} onSelect={() => onOpen("share")}>
          Share by link
        </MenuItem>
      )}
      {canPublish && visibility === "public" && (
        <MenuItem icon={Sparkles} onSelect={() => feature.mutate(!isFeatured)}>
          {isFeatured ? "Feature no longer" : "Feature it"}
        </MenuItem>
      )}
      {canOwn && (
        <>
          <MenuItem icon={Globe} onSelect={() => onOpen("visibility")}>
            Who reads it
          </MenuItem>
          <MenuSeparator />
          <MenuItem icon={Trash2} tone="danger" onSelect={() => onOpen("delete")}>
            Delete
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
