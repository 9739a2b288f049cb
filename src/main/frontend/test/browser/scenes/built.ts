import assert from "node:assert/strict";
import { Editor } from "../editor";
import { control, field, type Hands, Keyboard, Mouse } from "../hands";
import type { Stage } from "../stage";

const STAGES = ["Pulling code", "Unit tests", "Build", "Pack and upload", "Deploying to K8s"];

/** The release of the sample in five stages, drawn from nothing with the mouse, saved, and run to its end. */
export async function builtByMouse(stage: Stage): Promise<void> {
  const editor = await Editor.with(stage, "by-mouse", "");
  await build(editor, new Mouse(editor));
  await saveAndRun(editor);
}

/** The same with nothing but the keys. */
export async function builtByKeyboard(stage: Stage): Promise<void> {
  const editor = await Editor.with(stage, "by-keyboard", "");
  await build(editor, new Keyboard(editor));
  await saveAndRun(editor);
}

async function build(editor: Editor, hands: Hands): Promise<void> {
  for (const name of STAGES) {
    await hands.addStage(name);
  }
  await hands.openPipeline();
  await settings(editor, hands);
  const steps = (at: number) => `pipeline/stages/${at}`;

  await inContainer(editor, hands, STAGES[0]!, steps(0));
  await hands.addStep(`${steps(0)}/steps/0`, "git");
  await hands.press(field(editor, "url").locator(".kse-switch"));
  await hands.write(control(editor, "url"), "env.GIT_URL");
  await more(editor, hands);
  await hands.write(control(editor, "branch"), "main");

  await inContainer(editor, hands, STAGES[1]!, steps(1));
  await shell(editor, hands, `${steps(1)}/steps/0`, "./build.sh test");

  await inContainer(editor, hands, STAGES[2]!, steps(2));
  await shell(editor, hands, `${steps(2)}/steps/0`, "./build.sh package");

  await hands.openStage(STAGES[3]!);
  await hands.addStep(steps(3), "withCredentials");
  await hands.write(control(editor, "credentialsId"), "harbor");
  await hands.write(control(editor, "usernameVariable"), "DOCKER_USER_VAR");
  await hands.write(control(editor, "passwordVariable"), "DOCKER_PWD_VAR");
  await container(editor, hands, `${steps(3)}/steps/0`);
  await shell(editor, hands, `${steps(3)}/steps/0/steps/0`, 'test -n "$DOCKER_PWD_VAR"');
  await push(editor, hands, `${steps(3)}/steps/0/steps/0`);

  await hands.openStage(STAGES[4]!);
  await hands.addStep(steps(4), "envsubstApply");
  await hands.write(control(editor, "file"), "deploy/deploy.yml");
  await more(editor, hands);
  await hands.write(control(editor, "kubeconfigId"), "dev-kubeconfig");
}

async function settings(editor: Editor, hands: Hands): Promise<void> {
  const { page } = editor;
  await hands.choose(page.getByRole("combobox", { name: "Agent", exact: true }), "node");
  await hands.write(control(editor, "label", ".kse-content"), "maven");
  const group = page.locator(".kse-group", { hasText: "Environment" });
  if ((await group.locator(".kse-group__head").getAttribute("aria-expanded")) === "false") {
    await hands.press(group.locator(".kse-group__head"));
  }
  for (const [name, value] of Object.entries({ HARBOR_NAMESPACE: "demo", APP_NAME: "greeting", BRANCH_NAME: "main" })) {
    await hands.write(group.locator(".kse-pairs__new input"), name);
    await hands.press(group.locator(".kse-pairs__new button"));
    await group.getByRole("textbox", { name, exact: true }).waitFor();
    await hands.write(group.getByRole("textbox", { name, exact: true }), value);
  }
  const parameters = page.locator(".kse-group", { hasText: "Parameters" });
  await hands.press(parameters.locator(".kse-group__head"));
  await hands.press(parameters.locator(".kse-add"));
  await hands.press(page.getByRole("menuitem", { name: "Text", exact: true }));
  await hands.press(parameters.locator(".kse-entry .kse-step__head"));
  await hands.write(control(editor, "name", ".kse-entry--open"), "TAG_NAME");
}

async function inContainer(editor: Editor, hands: Hands, name: string, path: string): Promise<void> {
  await hands.openStage(name);
  await container(editor, hands, path);
}

async function container(editor: Editor, hands: Hands, parent: string): Promise<void> {
  await hands.addStep(parent, "container");
  await hands.write(control(editor, "name"), "maven");
}

async function shell(editor: Editor, hands: Hands, parent: string, script: string): Promise<void> {
  await hands.addStep(parent, "sh");
  await hands.write(control(editor, "script"), script);
}

async function push(editor: Editor, hands: Hands, parent: string): Promise<void> {
  await hands.addStep(parent, "harborPush");
  await hands.write(control(editor, "image"), "$REGISTRY/$HARBOR_NAMESPACE/$APP_NAME");
  await hands.press(field(editor, "image").locator(".kse-field__hint button"));
  await more(editor, hands);
  for (const [at, tag] of ["SNAPSHOT-$BRANCH_NAME-$BUILD_NUMBER", "latest"].entries()) {
    await hands.press(field(editor, "tags").locator(":scope > .kse-list > .kse-link"));
    const item = field(editor, "tags").locator(".kse-list__item").nth(at);
    await hands.write(item.locator("input"), tag);
    if (tag.includes("$")) {
      await hands.press(item.locator(".kse-field__hint button"));
    }
  }
  await hands.write(control(editor, "credentialsId"), "harbor");
  await hands.choose(field(editor, "from").locator("select").first(), "jar");
  await hands.write(field(editor, "from").locator("[data-parameter=pattern] input, [data-parameter=path] input").first(), "target/greeting.jar");
}

async function more(editor: Editor, hands: Hands): Promise<void> {
  const button = editor.page.locator(".kse-step--open > .kse-step__form .kse-more").first();
  if ((await button.getAttribute("aria-expanded")) === "false") {
    await hands.press(button);
  }
}

async function saveAndRun(editor: Editor): Promise<void> {
  const { page } = editor;
  await editor.save();
  const saved = await editor.saved();
  assert.match(saved, /withCredentials\(\[usernamePassword\([^\n]*\)\]\) \{\s+container\('maven'\) \{\s+sh 'test -n "\$DOCKER_PWD_VAR"'/, saved);
  await page.keyboard.press("Control+Enter");
  await editor.dialog.waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".kse-banner--success, .kse-banner--failure").waitFor({ timeout: 60_000 });
  const labels = await page.getByRole("treeitem").evaluateAll((cards) => cards.map((card) => card.getAttribute("aria-label") ?? ""));
  assert.ok(labels.length === STAGES.length && labels.every((label) => label.includes(", successful")), `${labels.join("\n")}\n${saved}`);
}
