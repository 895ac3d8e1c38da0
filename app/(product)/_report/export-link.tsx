import { Download } from "lucide-react";
import { Button } from "../../_ui/button.tsx";

/** A plain link: the browser writes the file as it comes, however long it is. */
export function ExportLink({ href, format }: { href: string; format: string }) {
  return (
    <Button asChild size="small">
      <a href={href} download>
        <Download aria-hidden className="size-4" />
        Export {format}
      </a>
    </Button>
  );
}
