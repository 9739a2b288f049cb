import { useEditor } from "../page/context";
import { ApprovalDialog } from "./ApprovalDialog";
import { CommitDialog } from "./CommitDialog";
import { ConflictDialog } from "./ConflictDialog";
import { KeysDialog } from "./KeysDialog";
import { ModerniseDialog } from "./ModerniseDialog";
import { PaletteDialog } from "./PaletteDialog";
import { RunDialog } from "./RunDialog";
import { TemplatesDialog } from "./TemplatesDialog";

/** The one dialog that is open, if any. */
export function Dialogs() {
  const { dialog } = useEditor();
  switch (dialog?.kind) {
    case "templates":
      return <TemplatesDialog />;
    case "modernise":
      return <ModerniseDialog />;
    case "conflict":
      return <ConflictDialog conflict={dialog.conflict} />;
    case "run":
      return <RunDialog />;
    case "commit":
      return <CommitDialog />;
    case "keys":
      return <KeysDialog />;
    case "approval":
      return <ApprovalDialog approval={dialog.approval} />;
    case "palette":
      return <PaletteDialog parent={dialog.parent} index={dialog.index} post={dialog.post} />;
    case "wrap":
      return <PaletteDialog wrap={dialog.paths} />;
    default:
      return null;
  }
}
