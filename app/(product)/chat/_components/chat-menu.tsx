import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useRef } from "react";
import { Button } from "../../../_ui/button.tsx";
import { Menu, MenuItem } from "../../../_ui/menu.tsx";

type ChatMenuProps = { label: string; className?: string; onRename(): void; onRemove(): void };

/** What can be done with one chat. Renaming opens a field that takes the focus itself, so the menu does not take it back. */
export function ChatMenu({ label, className, onRename, onRemove }: ChatMenuProps) {
  const isToRename = useRef(false);
  const rename = () => {
    isToRename.current = true;
    onRename();
  };
  return (
    <Menu
      trigger={
        <Button tone="quiet" size="icon" className={className} aria-label={label}>
          <Ellipsis aria-hidden className="size-4" />
        </Button>
      }
      onCloseAutoFocus={(event) => {
        if (isToRename.current) event.preventDefault();
        isToRename.current = false;
      }}
    >
      <MenuItem icon={Pencil} onSelect={rename}>
        Rename
      </MenuItem>
      <MenuItem icon={Trash2} tone="danger" onSelect={onRemove}>
        Delete
      </MenuItem>
    </Menu>
  );
}
