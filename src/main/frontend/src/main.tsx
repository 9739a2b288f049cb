import { createRoot } from "react-dom/client";
import { App } from "./page/App";
import { fillWindow } from "./page/fill";
import { readSettings } from "./page/settings";
import { HttpEditorClient } from "./protocol/client";
import { browserDrafts } from "./session/drafts";
import { EditorSession } from "./session/EditorSession";
import { translator } from "./words";
import "./styles/editor.css";

const place = document.getElementById("kubesphere-stage-editor");
if (place) {
  const settings = readSettings(place, navigator.language);
  const session = new EditorSession(new HttpEditorClient(settings), translator(settings.locale), browserDrafts(new URL(settings.url, location.href).pathname));
  fillWindow(place);
  createRoot(place).render(<App session={session} settings={settings} />);
  void session.open(settings.mode === "text" ? { text: "", version: "", writable: true, origin: "job" } : null);
}
