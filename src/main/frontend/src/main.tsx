import { createRoot } from "react-dom/client";
import { readSettings } from "./page/settings";
import "./styles/editor.css";

const place = document.getElementById("kubesphere-stage-editor");
if (place) {
  const settings = readSettings(place, navigator.language);
  createRoot(place).render(<p className="kse-loading">{settings.jobName}</p>);
}
