/** What the page that holds the editor tells it, read once from the attributes of its element. */
export interface PageSettings {
  readonly url: string;
  readonly mode: "job" | "text";
  readonly writable: boolean;
  readonly runnable: boolean;
  readonly crumb: { readonly field: string; readonly value: string } | null;
  readonly locale: string;
  readonly jobName: string;
  readonly jobUrl: string;
  readonly credentialsUrl: string | null;
}

const withSlash = (address: string) => (address.endsWith("/") ? address : `${address}/`);

export function readSettings(element: HTMLElement, browserLocale: string): PageSettings {
  const data = element.dataset;
  return {
    url: withSlash(data.url ?? ""),
    mode: data.mode === "text" ? "text" : "job",
    writable: data.writable === "true" || data.mode === "text",
    runnable: data.runnable === "true",
    crumb: data.crumbField && data.crumb ? { field: data.crumbField, value: data.crumb } : null,
    locale: data.locale || browserLocale,
    jobName: data.jobName ?? "",
    jobUrl: withSlash(data.jobUrl ?? ".."),
    credentialsUrl: data.credentialsUrl || null,
  };
}
