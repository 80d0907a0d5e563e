// Loads the script of the search field when a reader is about to use it, and hands on what they did in the meantime.
// A classic script, so that it also works in a page that was opened from a disk.

const SCRIPT = new URL("find.js", document.currentScript.src).href; // the build writes the file's name here
const SIGNS = ["pointermove", "pointerdown", "touchstart", "keydown", "focusin"];
const NEEDED = "[data-find]:not(.header-find), [data-log]";
const BUTTONS = "[data-paste], .header-find-icon";
const FIELD = "[data-find] input";

let loading = null;
let isLoaded = false;

/** Begins to load the script; whoever needs it waits with `loaded`. */
function load() {
  loaded().catch(() => {}); // the field works without it, as it does without scripts
}

function loaded() {
  loading ??= new Promise((resolve, reject) => {
    for (const sign of SIGNS) document.removeEventListener(sign, load, true);
    const script = document.createElement("script");
    script.addEventListener("load", resolve);
    script.addEventListener("error", reject);
    script.src = SCRIPT;
    document.head.append(script);
  }).then(start);
  return loading;
}

/** Tells the field what happened before its script was there: it has the focus, and perhaps a text. */
function start() {
  isLoaded = true;
  const input = document.activeElement?.closest(FIELD);
  if (!input) return;
  input.dispatchEvent(new FocusEvent("focus"));
  if (input.value) input.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/** Does later, with the script, what the browser would do now without it; without the script after all, `otherwise`. */
function later(event, repeat, otherwise) {
  event.preventDefault();
  event.stopImmediatePropagation();
  loaded().then(repeat, otherwise);
}

function onClick(event) {
  const button = isLoaded || event.ctrlKey || event.metaKey ? null : event.target.closest?.(BUTTONS);
  if (button) later(event, () => button.click(), () => button.href && location.assign(button.href));
}

function onSubmit(event) {
  const form = isLoaded ? null : event.target.closest?.("[data-find]");
  if (form) later(event, () => form.requestSubmit(), () => form.submit());
}

function onPaste(event) {
  const input = isLoaded ? null : event.target.closest?.(FIELD);
  const text = event.clipboardData?.getData("text/plain");
  if (!input || !text) return;
  const insert = () => {
    input.setRangeText(text, input.selectionStart, input.selectionEnd, "end");
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  };
  const repeat = () => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    if (input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))) insert();
  };
  later(event, repeat, insert);
}

function onValues() {
  if (location.hash.includes("=")) load();
}

for (const button of document.querySelectorAll("[data-paste]")) button.hidden = false;
for (const sign of SIGNS) document.addEventListener(sign, load, { capture: true, passive: true });
const actions = { click: onClick, submit: onSubmit, paste: onPaste };
for (const [kind, listener] of Object.entries(actions)) document.addEventListener(kind, listener, true);
globalThis.addEventListener("hashchange", onValues);
onValues();
if (location.search || document.querySelector(NEEDED) || document.activeElement?.closest(FIELD)) load();
