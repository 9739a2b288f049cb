import { RunBoard } from "./RunBoard";
import "./board.css";

const withSlash = (address: string) => (address.endsWith("/") ? address : `${address}/`);

for (const place of document.querySelectorAll<HTMLElement>(".kubesphere-run-board:not(.ksb)")) {
  const { url, mode, crumbField, crumb, locale } = place.dataset;
  const address = { url: withSlash(url ?? "./"), crumb: crumbField && crumb ? { field: crumbField, value: crumb } : null };
  new RunBoard(place, address, mode === "summary", locale || navigator.language).start();
}
