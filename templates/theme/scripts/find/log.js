// A log file that is dropped onto the page or chosen with a button. The script that counts its events is loaded then.

const FILES = ".xml,.json,.jsonl,.ndjson,.csv,.tsv,.txt,.log,.evtx";

/** Makes `buttons` choose a file, and all of `page` accept one. */
export function enableLogs(page, buttons, client, reader) {
  let panel = null;
  const open = async (file) => {
    if (!file) return;
    try {
      await client.coverage();
      panel ??= globalThis.eventkb.logPanel(client, reader);
      await panel.open(file);
    } catch {
      location.assign(reader.allEvents(""));
    }
  };
  for (const button of buttons) {
    const input = document.createElement("input");
    Object.assign(input, { type: "file", accept: FILES, hidden: true });
    input.addEventListener("change", () => {
      open(input.files[0]);
      input.value = "";
    });
    button.after(input);
    button.hidden = false;
    button.addEventListener("click", () => input.click());
  }
  const hasFile = ({ dataTransfer }) => dataTransfer?.types.includes("Files");
  const mark = (event, isOver) => {
    if (!hasFile(event)) return;
    event.preventDefault();
    page.classList.toggle("is-dropping", isOver);
  };
  page.addEventListener("dragover", (event) => mark(event, true));
  page.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) mark(event, false);
  });
  page.addEventListener("drop", (event) => {
    const [file] = hasFile(event) ? event.dataTransfer.files : [];
    mark(event, false);
    open(file);
  });
}
