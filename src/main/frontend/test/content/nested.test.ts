import { describe, expect, it } from "vitest";
import { nestedArguments, nestedType, newNested } from "../../src/content/nested";
import type { CatalogueType } from "../../src/protocol/catalogue";

const wave: CatalogueType = { name: "", class: "Wave", parameters: [{ name: "clusters", type: "string", required: true }, { name: "pause", type: "string" }] };
const jar: CatalogueType = { name: "jar", class: "JarPushSource", parameters: [{ name: "path", type: "string", required: true }] };
const git: CatalogueType = { name: "", class: "GitSCM", parameters: [] };

describe("nested things", () => {
  it("are calls of their symbol, or maps where they have none", () => {
    expect(newNested(jar, [jar])).toEqual({ kind: "call", name: "jar", arguments: [{ name: "path", value: { kind: "string", value: "" } }] });
    expect(newNested(wave, [wave])).toEqual({ kind: "map", entries: [{ name: "clusters", value: { kind: "string", value: "" } }] });
    expect(newNested(git, [git, jar])).toEqual({ kind: "map", entries: [{ name: "$class", value: { kind: "string", value: "GitSCM" } }] });
  });

  it("are known again by how they stand there", () => {
    const plain = { kind: "map" as const, entries: [{ name: "clusters", value: { kind: "string" as const, value: "a" } }] };
    const named = { kind: "map" as const, entries: [{ name: "$class", value: { kind: "string" as const, value: "GitSCM" } }] };
    expect(nestedType(plain, [wave])).toBe(wave);
    expect(nestedType(plain, [git, jar])).toBeNull();
    expect(nestedType(named, [jar, git])).toBe(git);
    expect(nestedType({ kind: "call", name: "jar" }, [wave, jar])).toBe(jar);
    expect(nestedArguments(named)).toEqual([]);
  });
});
